"""How a program uses the package; mypy and pyright check it, and pytest runs it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import ecs_err


def advice(body: bytes, language: str | None = None) -> str:
    try:
        error = ecs_err.explain(body)
    except ecs_err.ParseError:
        return "no error"
    status: int | None = error.http_status
    translation = error.explanation(language)
    if translation is None:
        return f"{error.message or 'unknown'} ({status})"
    return f"{translation.title}: {translation.action}"


def may_retry(code: str) -> bool:
    record = ecs_err.lookup(code)
    return isinstance(record, ecs_err.ErrorCode) and record.retry == "backoff"


def frequent(log: Path) -> list[tuple[str, int]]:
    counts: Counter[str] = ecs_err.count_codes(log)
    return counts.most_common(3)


def titles(queries: list[str]) -> list[str]:
    return ["?" if record is None else record.title("en") for record in ecs_err.lookup(queries)]


def spans(lines: list[str]) -> list[list[tuple[int, int]]]:
    return [[found.span for found in line] for line in ecs_err.find_codes(lines)]


def shown(catalog: ecs_err.Catalog) -> dict[str, str]:
    return {error.code: error.action("zh") for error in catalog}


def test_the_example() -> None:
    assert advice(b'{"error_code": "Ecs.0085"}', "en") == "The ECS does not have the NIC: Use another NIC."
    assert advice(b"") == "no error"
    assert may_retry("Common.0021")
    assert not may_retry("Ecs.0085")
    assert titles(["85", "Ecs.9999"]) == ["The ECS does not have the NIC.", "?"]
    assert spans(["Ecs.0085"]) == [[(0, 8)]]
    assert shown(ecs_err.catalog)["Ecs.0085"] == "请更换网卡"
    assert frequent(Path(__file__))[0][0] == "Ecs.0085"
