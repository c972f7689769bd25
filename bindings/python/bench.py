"""Measures the search for codes in a log of 200 MB, against a regular expression of the module ``re``.

usage: python bench.py [MEGABYTES] [ROUNDS]

The programs run in turns. The time is that of the processor, so that other programs disturb it less; the medians are
printed.
"""

from __future__ import annotations

import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import ecs_err

SEED = 7
LINE = "2024-05-30T08:{:02}:{:02}.{:03}Z INFO  worker-{} [req-{:016x}] POST /v1.1/servers answered {} in {} ms{}\n"


def make_log(size: int) -> bytes:
    """Make a log. Every tenth line has a code, every hundredth a code of another service."""
    generator = random.Random(SEED)
    codes = [error.code for error in ecs_err.catalog]
    lines: list[str] = []
    written = 0
    for at in range(size):
        if written >= min(size, 4 << 20):
            break
        code = generator.choice(codes) if at % 10 == 0 else "EVS.2024" if at % 100 == 1 else ""
        end = f': {{"error_code": "{code}", "error_msg": "request failed"}}' if code else ""
        numbers = (generator.randrange(60), generator.randrange(60), generator.randrange(1000), generator.randrange(32))
        status = 400 if code else 200
        line = LINE.format(*numbers, generator.getrandbits(64), status, generator.randrange(3000), end)
        lines.append(line)
        written += len(line)
    part = "".join(lines).encode()
    return (part * (size // len(part) + 1))[:size]


def pattern(flags: int = 0) -> re.Pattern[bytes]:
    """Return an expression for the codes of the catalog: its prefixes, a dot and four digits, as a whole word."""
    forms = [form for service in ecs_err.catalog.metadata.services for form in service.forms]
    prefixes = "|".join(re.escape(form.removesuffix(".{4}")) for form in forms)
    return re.compile(rf"\b(?:{prefixes})\.\d{{4}}\b".encode(), flags)


def main() -> None:
    """Measure, and print a table."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    log = make_log(megabytes * 1_000_000)
    text = log.decode()
    exact, any_case = pattern(), pattern(re.IGNORECASE)
    text_pattern = re.compile(exact.pattern.decode())
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "app.log"
        path.write_bytes(log)
        runs: dict[str, Callable[[], int]] = {
            "re, exact letter case, bytes: count": lambda: len(Counter(exact.findall(log))),
            "re, any letter case, bytes: count": lambda: len(Counter(any_case.findall(log))),
            "re, exact letter case, str: positions": lambda: len([m.span() for m in text_pattern.finditer(text)]),
            "ecs_err.count_codes(bytes)": lambda: len(ecs_err.count_codes(log)),
            "ecs_err.count_codes(path)": lambda: len(ecs_err.count_codes(path)),
            "ecs_err.find_codes(bytes)": lambda: len(ecs_err.find_codes(log)),
            "ecs_err.find_codes(str)": lambda: len(ecs_err.find_codes(text)),
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        results: dict[str, int] = {}
        for _ in range(rounds):
            for name, run in runs.items():
                start = time.process_time()
                results[name] = run()
                times[name].append(time.process_time() - start)
    print(f"Python {platform.python_version()}, {len(log)} bytes, {rounds} rounds\n")
    print("| Program | Result | Seconds | MB/s |")
    print("| --- | ---: | ---: | ---: |")
    for name, taken in times.items():
        seconds = statistics.median(taken)
        print(f"| `{name}` | {results[name]} | {seconds:.2f} | {len(log) / seconds / 1e6:.0f} |")


if __name__ == "__main__":
    main()
