"""Prints every record."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import codes


def escape(text: str) -> str:
    """A text on one line."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace("\r", "\\r").replace("\t", "\\t")


def texts(key: str, all_texts: Mapping[str, str]) -> Iterator[str]:
    """The facts of a text."""
    for language, text in all_texts.items():
        yield f"{key} {language} {escape(text)}"


def facts(record: codes.Record) -> Iterator[str]:
    """The facts of a record."""
    yield record.code
    yield f"retry {record.retry.value}"
    for status in record.statuses:
        yield f"status {status}"
    if record.url is not None:
        yield f"url {record.url}"
    yield from texts("message", record.messages)
    yield from texts("description", record.descriptions)
    yield from texts("action", record.actions)
    if record.deprecated:
        yield "deprecated"
    if record.replacement is not None:
        yield f"replacement {record.replacement}"


for each in codes.RECORDS.values():
    assert codes.find(each.code) is each
    sys.stdout.buffer.write(("\t".join(facts(each)) + "\n").encode())
