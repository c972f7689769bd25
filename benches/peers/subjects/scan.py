"""The codes of a log: found and explained by ours, only found by others, and whether all count the same."""

import collections
import json
import os
import re
import subprocess

import report
import tools
from measure import Way, attempt, in_turns

TITLE = "The codes of a log"


def measured(options):
    megabytes = 20 if options.quick else 200
    work = tools.WORK / "scan"
    work.mkdir(parents=True, exist_ok=True)
    log = work / "app.log"
    tools.output(tools.rust_peer("log"), log, str(megabytes))
    services = sorted({error["service"] for error in json.loads(tools.output(tools.ecs_err(), "--quiet", "export"))["errors"]})
    words = f"(?:{'|'.join(services)})\\.[0-9]{{4}}"

    ways = ours(log) + [attempt(name, lambda name=name, make=make: make(name, log, words)) for name, make in PEERS.items()]
    # grep stops at the first match if its output is /dev/null, so each writes into a file; annotate writes the whole log.
    for way in ways:
        way.stdout = "/dev/null" if way.ours else str(work / "codes")
    counts = {way.name: counted(way) for way in ways if not way.skipped and not way.ours}
    figures = in_turns(ways, 3 if options.quick else 25)
    return (
        f"A log of {megabytes} MB with a code in about every 23 kB and many words that look like one (`specs.1000`), read from "
        f"memory. `ecs-err annotate` copies the log and explains the codes; the others look for `\\b{words}\\b` and print the codes "
        f"or their counts. {agreement(counts, our_counts(log))}\n\n"
        f"{report.costs(ways, figures, memory=True)}"
    )


def ours(log):
    program, version = tools.ecs_err(), tools.own_version()
    return [
        Way(" ".join(["`ecs-err annotate", *options]) + "`", version, lambda _, options=options: [[program, "annotate", *options]],
            stdin=str(log), ours=True)
        for options in ([], ["--only-matching-lines"])
    ]


def agreement(counts, own):
    """The sentences about who counts what. Python is always there, so the others are compared with it."""
    reference = counts["Python `re`"]
    text = f"Python finds {sum(reference.values()):,} codes, {len(reference)} different ones"
    others = [name for name, count in counts.items() if count != reference]
    text += f"; other counts: {', '.join(others)} (a boundary of Unicode is not between a Chinese character and a code)." if others else ", as all others do."
    more = [f"{code} {own[code]:,} times instead of {reference.get(code, 0):,}" for code in own if own[code] != reference.get(code, 0)]
    if more:
        text += f" Ours also finds codes in other letter case (`common.0021`): it counts {', '.join(more)}."
    missed = set(reference) - set(own)
    return f"{text} Ours misses {', '.join(sorted(missed))}." if missed else text


def our_counts(log):
    """The count of each code of the catalog, from our summary, which has unknown codes as well."""
    with log.open() as file:
        done = subprocess.run([tools.ecs_err(), "annotate", "--summary"], stdin=file, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=True)
    lines = (line.split() for line in done.stderr.splitlines())
    known = {error["code"] for error in json.loads(tools.output(tools.ecs_err(), "--quiet", "export"))["errors"]}
    return {words[1]: int(words[0]) for words in lines if len(words) > 1 and words[0].isdigit() and words[1] in known}


def counted(way):
    """The count of each code that a way prints: one a line, or a line `CODE,COUNT` for each."""
    command = [str(part) for part in way.commands(0)[0]]
    with open(way.stdin) as file:
        text = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, env={**os.environ, **way.env}, text=True, check=True).stdout
    pairs = re.findall(r"^(\w+\.\d{4})(?:,(\d+))?$", text, re.MULTILINE)
    counts = collections.Counter()
    for code, count in pairs:
        counts[code] += int(count or 1)
    return dict(counts)


def ripgrep(name, log, words, boundary=r"\b"):
    program = tools.debian("ripgrep", "rg")
    return Way(name, tools.debian_version("ripgrep").split("-")[0], lambda _: [[program, "--no-config", "-oN", f"{boundary}{words}{boundary}", log]])


def ripgrep_bytes(name, log, words):
    return ripgrep(name, log, words, r"(?-u:\b)")


def grep(name, log, words):
    version = tools.output("grep", "--version").split("\n")[0].split()[-1]
    return Way(name, version, lambda _: [["grep", "-oE", rf"\b{words}\b".replace("(?:", "("), log]], env={"LC_ALL": "C"})


def duckdb(name, log, words):
    program = tools.python_environment() / "duckdb"
    query = (
        f"SELECT code, count(*) FROM (SELECT unnest(regexp_extract_all(line, '\\b{words}\\b')) AS code FROM read_csv('{log}', "
        "columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\x01', quote = '', escape = '')) GROUP BY code"
    )
    return Way(name, tools.python_version("duckdb-cli"), lambda _: [[program, "-csv", "-noheader", "-c", query]])


def polars(name, log, words):
    script = f"""
import polars
lines = polars.scan_csv({str(log)!r}, has_header=False, new_columns=['line'], schema={{'line': polars.String}}, separator='\\x01', quote_char=None)
codes = lines.select(polars.col('line').str.extract_all(r'(?-u:\\b){words}(?-u:\\b)').alias('code')).explode('code').drop_nulls()
print(codes.group_by('code').len().collect(engine='streaming').write_csv(include_header=False), end='')
"""
    return Way(name, tools.python_version("polars"), lambda _: [[tools.python_environment() / "python", "-c", script]])


def python(name, log, words):
    script = f"""
import collections, re
codes = re.compile(rb'\\b{words}\\b')
counts = collections.Counter()
with open({str(log)!r}, 'rb') as file:
    for line in file:
        counts.update(codes.findall(line))
for code, count in counts.items():
    print(f'{{code.decode()}},{{count}}')
"""
    program = tools.python_environment() / "python"
    return Way(name, tools.output(program, "--version").split()[-1], lambda _: [[program, "-c", script]])


PEERS = {
    "ripgrep": ripgrep,
    "ripgrep with `(?-u:\\b)`": ripgrep_bytes,
    "grep (locale C)": grep,
    "DuckDB": duckdb,
    "Polars": polars,
    "Python `re`": python,
}
