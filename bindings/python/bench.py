"""Measures the search for codes in a log, against regular expressions of the module ``re``.

usage: python bench.py LOG [ROUNDS]

In a copy of the repository, this writes the log of 200 MB of docs/performance.md:

    cargo bench --no-default-features --bench find -- --write app.log

The programs run in turns. The time is that of the processor, which other programs disturb less; the medians are printed.
"""

from __future__ import annotations

import platform
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import ecs_err


def pattern(flags: int = 0) -> re.Pattern[bytes]:
    """Return an expression for the codes of the catalog: its prefixes, a dot and four digits, as a whole word."""
    forms = [form for service in ecs_err.catalog.metadata.services for form in service.forms]
    prefixes = "|".join(re.escape(form.removesuffix(".{4}")) for form in forms)
    return re.compile(rf"\b(?:{prefixes})\.\d{{4}}\b".encode(), flags)


def main() -> None:
    """Measure, and print a table."""
    path = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    log = path.read_bytes()
    text = log.decode()
    exact, any_case = pattern(), pattern(re.IGNORECASE)
    exact_text = re.compile(exact.pattern.decode())
    runs: dict[str, Callable[[], int]] = {
        "re.findall(bytes), counted": lambda: Counter(exact.findall(log)).total(),
        "re.findall(bytes, re.IGNORECASE), counted": lambda: Counter(any_case.findall(log)).total(),
        "ecs_err.count_codes(bytes)": lambda: ecs_err.count_codes(log).total(),
        "ecs_err.count_codes(path)": lambda: ecs_err.count_codes(path).total(),
        "re.finditer(str), positions": lambda: len([found.span() for found in exact_text.finditer(text)]),
        "ecs_err.find_codes(str)": lambda: len(ecs_err.find_codes(text)),
        "ecs_err.find_codes(bytes)": lambda: len(ecs_err.find_codes(log)),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    results: dict[str, int] = {}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.process_time()
            results[name] = run()
            times[name].append(time.process_time() - start)
    print(f"Python {platform.python_version()}, {len(log):,} bytes, {rounds} rounds\n")
    print("| Program | Codes | Seconds | MB/s |")
    print("| --- | ---: | ---: | ---: |")
    for name, taken in times.items():
        seconds = statistics.median(taken)
        print(f"| `{name}` | {results[name]:,} | {seconds:.2f} | {len(log) / seconds / 1e6:,.0f} |")


if __name__ == "__main__":
    main()
