"""Prints what a dump of the records has to print: expected.py PROGRAM CATALOG."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace("\r", "\\r").replace("\t", "\\t")


def statuses(row: dict[str, Any]) -> list[int]:
    value = row.get("status")
    return [] if value is None else value if isinstance(value, list) else [value]


def texts(key: str, text: Any) -> list[str]:
    return [f"{key} {language} {escape(one)}" for language, one in (text or {}).items()]


def run(*arguments: str) -> str:
    program, directory = sys.argv[1:]
    return subprocess.run(
        [program, "--quiet", "--data", directory, *arguments], capture_output=True, text=True
    ).stdout


# With the retry of the status, where a record has none.
retries = {
    json.loads(line)["code"]: retry
    for retry in ("notNeeded", "afterFix", "backoff", "never")
    for line in run("list", "--retry", retry, "--format", "jsonl").split("\n")
    if line
}
catalog = json.loads(run("export"))
languages = catalog["catalog"]["languages"]
page = catalog["catalog"].get("pageUrl")
lines = []
for error in catalog["errors"]:
    facts = [error["code"], f"retry {retries.get(error['code'], '')}"]
    rows = [error, *(error.get("cases") or [])]
    numbers = dict.fromkeys(status for row in rows for status in statuses(row))
    facts += [f"status {status}" for status in numbers]
    if page:
        facts.append("url " + page.replace("{lang}", languages[0]).replace("{code}", error["code"]))
    elif error.get("links"):
        facts.append("url " + error["links"][0]["url"])
    for key in ("message", "description", "action"):
        facts += texts(key, error.get(key))
    if error.get("deprecated"):
        facts.append("deprecated")
    lines.append(facts)
for retired in catalog["retired"]:
    facts = [retired["code"], "retry ", "deprecated"]
    if retired.get("replacement"):
        facts.append(f"replacement {retired['replacement']}")
    lines.append(facts)
for facts in sorted(lines, key=lambda facts: facts[0].encode()):
    sys.stdout.buffer.write(("\t".join(facts) + "\n").encode())
