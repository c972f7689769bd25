"""Writes logs with everything that a counter of codes may trip over; the same size gives the same bytes.

usage: make_log.py PROGRAM DIRECTORY MEGABYTES

The last day is skewed: one code makes 90 % of its lines.
"""

import gzip
import json
import pathlib
import random
import subprocess
import sys

DAYS = ["2026-11-01", "2026-11-02", "2026-11-03"]
HOT = "Ecs.0319"
# The length of what differs in front of each line: a time and a request.
HEAD = len("08:00:00.000 r00000000 ")

WORDS = "attach volume failed for server subnet retrying quota check specs.1000 v1.2.3 10.0.0.1 GET /v1/servers".split()
PLAIN = [
    "INFO  request finished in {n} ms",
    "DEBUG flavor s6.large.2 specs.{n} in az-1, host 10.0.{n}.1, file Ecs.0005.log",
    "INFO  虚拟机 {n} 已创建",
    "WARN  retry {n} of ecs-85, ECS_0085 and ＥＣＳ．００８５, which are no codes in a log",
    "INFO  mail to ecs.0085@example.com, 15 of common.0021% done",
]
ONE = [
    'ERROR {{"error": {{"code": "{a}", "message": "refused"}}}}',
    "ERROR create server failed: {a}",
    "ERROR [{a}] attach NIC failed after {n} ms",
    "错误码{a}，请稍后重试",
    "ERROR {a}: tried again: {a}",
    "ERROR \\n{a} in a string, \x1b[31m{a}\x1b[0m on a terminal\r",
]
WRAPPED = [
    'ERROR {{"error_code": "{w}", "fail_reason": "failed", "entities": {{"sub_jobs": [{{"error_code": "{a}"}}]}}}}',
    "ERROR {w}: Sub job fail! ({a})",
]
SEVERAL = [
    "ERROR {a}, {b}",
    "ERROR {a} | {b} | {a}",
    "ERROR {b} failed, caused by: {a}",
]


def main():
    program, directory, megabytes = sys.argv[1:]
    export = subprocess.run([program, "--quiet", "export"], check=True, capture_output=True)
    errors = json.loads(export.stdout)["errors"]
    wrapping = [error["code"] for error in errors if error.get("wraps") == "code"]
    specific = [error["code"] for error in errors if "wraps" not in error]
    size = int(float(megabytes) * 1_000_000)
    for number, day in enumerate(DAYS):
        chance = random.Random(number)
        lines = day_of_lines(chance, size // len(DAYS), [error["code"] for error in errors], specific, wrapping,
                             hot=number == len(DAYS) - 1)
        write(pathlib.Path(directory) / f"day={day}", lines, long=size // 20)


def day_of_lines(chance, size, codes, specific, wrapping, hot):
    """Lines without their ends, of this size together."""
    lines = []
    while size > 0:
        number = len(lines)
        head = f"08:{number // 60000 % 60:02}:{number // 1000 % 60:02}.{number % 1000:03} r{number % 100_000_000:08} "
        if chance.random() < 0.001:
            # Bytes that are not UTF-8, beside a code.
            line = head.encode() + b"ERROR \xff\xfe" + chance.choice(codes).encode() + b"\xc3\x28\x00"
        else:
            line = (head + text(chance, codes, specific, wrapping, hot)).encode()
        lines.append(line)
        size -= len(line) + 1
    return lines


def text(chance, codes, specific, wrapping, hot):
    if hot and chance.random() < 0.9:
        return f"ERROR create server failed: {HOT}, flavor s6.large.2 is sold out"
    kind, n = chance.random(), chance.randrange(1000)
    if kind < 0.6:
        return " ".join(chance.choices(WORDS, k=12))
    if kind < 0.93:
        return chance.choice(PLAIN).format(n=n)
    if kind < 0.985:
        return chance.choice(ONE).format(a=spelled(chance, chance.choice(codes)), n=n)
    if kind < 0.993:
        # A few pairs, so that a program that explains one line after the other has few to explain.
        return chance.choice(WRAPPED).format(w=chance.choice(wrapping), a=chance.choice(specific[:8]))
    a, b = chance.sample(specific[:6], 2)
    return chance.choice(SEVERAL).format(a=a, b=b)


def spelled(chance, code):
    """A code as programs write it, or a number that the catalog lacks."""
    kind = chance.random()
    if kind < 0.1:
        code = code[:-4] + f"9{chance.randrange(900, 1000)}"
    return chance.choice([code, code, code.upper(), code.lower()])


def write(directory, lines, long):
    """Two plain files and two compressed ones, with a very long line, and an empty file."""
    directory.mkdir(parents=True)
    quarter = len(lines) // 4
    parts = [lines[at * quarter : (at + 1) * quarter] for at in range(3)] + [lines[3 * quarter :]]
    codes = b"Ecs.0012 " + b"x" * long + b" Ecs.0013 " + "网".encode() * (long // 3) + b" ECS.0012"
    parts[0].insert(len(parts[0]) // 2, b"08:00:00.000 r99999999 " + codes)
    (directory / "part-0.log").write_bytes(b"\n".join(parts[0]) + b"\n\n\r\n")
    # The last line has no end.
    (directory / "part-1.log").write_bytes(b"\n".join(parts[1]))
    (directory / "part-2.log.gz").write_bytes(compressed(parts[2]))
    # Of two members, as if two files had been joined.
    half = len(parts[3]) // 2
    (directory / "part-3.log.gz").write_bytes(compressed(parts[3][:half]) + compressed(parts[3][half:]))
    (directory / "part-4.log").write_bytes(b"")


def compressed(lines):
    return gzip.compress(b"".join(line + b"\n" for line in lines), compresslevel=1, mtime=0)


if __name__ == "__main__":
    main()
