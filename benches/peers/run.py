#!/usr/bin/env python3
"""Runs peers and ecs-err in turns on the same work, and writes the section "Beside other programs" of docs/performance.md."""

import argparse
import os
import sys
from importlib import import_module

import report
from measure import Failed, Skip

SUBJECTS = ["lookup", "search", "site", "pages", "scan", "library"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"one of {', '.join(SUBJECTS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="few rounds and little work, to see that everything works")
    parser.add_argument("--large", action="store_true", help="sites of 100,000 codes too, which takes hours")
    options = parser.parse_args()
    unknown = [name for name in options.subjects if name not in SUBJECTS]
    if unknown:
        parser.error(f"unknown subject {', '.join(unknown)}: expected one of {', '.join(SUBJECTS)}")

    # What users configured must not change what programs do.
    os.environ |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "ECS_ERR_CACHE": "off"}
    os.environ.pop("ECS_ERR_DATA", None)
    modules = {name: import_module(f"subjects.{name}") for name in SUBJECTS}
    order = {name: module.TITLE for name, module in modules.items()}
    failed = False
    for name in options.subjects or SUBJECTS:
        print(f"== {name}", flush=True)
        busy = os.getloadavg()[0] > 0.7
        try:
            body = modules[name].measured(options)
        except (Failed, Skip) as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
            continue
        body = f"{report.conditions(name, options, busy)}\n\n{body}"
        print(body, flush=True)
        report.write({name: body}, order)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
