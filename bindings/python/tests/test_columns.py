"""Columns of Arrow, pandas and Polars."""

from __future__ import annotations

from typing import Any

import ecs_err
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

TEXTS = ["attach failed: ECS.0085", None, "网 Ecs.0005 (Ecs.9999)", "", "EVS.2024"]
CODES = [
    {"row": 0, "code": "Ecs.0085", "start": 15, "end": 23, "kind": "known"},
    {"row": 2, "code": "Ecs.0005", "start": 4, "end": 12, "kind": "known"},
    {"row": 2, "code": "Ecs.9999", "start": 14, "end": 22, "kind": "unknown"},
    {"row": 4, "code": "EVS.2024", "start": 0, "end": 8, "kind": "foreign"},
]


def columns() -> list[Any]:
    encoded = [None if text is None else text.encode() for text in TEXTS]
    return [
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(encoded, pa.binary()),
        pa.array(encoded, pa.large_binary()),
        pa.array(encoded, pa.binary_view()),
        pa.chunked_array([TEXTS[:2], TEXTS[2:], []], pa.string()),
        pa.array(["Ecs.0001", *TEXTS]).slice(1),
        pl.Series(TEXTS),
        pd.Series(TEXTS, dtype="str"),
        pd.Series(TEXTS, dtype=pd.ArrowDtype(pa.string())),
        pd.Series(TEXTS, dtype="string"),
    ]


@pytest.mark.parametrize(
    "column",
    columns(),
    ids=lambda column: f"{type(column).__name__} {column.dtype if hasattr(column, 'dtype') else column.type}",
)
def test_codes_of_a_column_are_a_table(column: Any) -> None:
    table = ecs_err.find_codes_arrow(column)
    assert len(table) == 4
    assert pa.table(table).to_pylist() == CODES


def test_tables_are_read_by_each_library() -> None:
    table = ecs_err.find_codes_arrow(pa.array(TEXTS))
    assert pl.DataFrame(table).to_dicts() == CODES
    assert pd.DataFrame.from_arrow(table).to_dict("records") == CODES
    assert repr(table) == "<CodeTable of 4 codes>"


def test_a_column_without_texts_has_no_codes() -> None:
    table = ecs_err.find_codes_arrow(pa.array([], pa.string()))
    assert (len(table), pa.table(table).column_names) == (0, ["row", "code", "start", "end", "kind"])


def test_other_columns_are_refused() -> None:
    with pytest.raises(TypeError, match="strings or binary, not Int64"):
        ecs_err.find_codes_arrow(pa.array([85]))
    with pytest.raises(TypeError, match="find_codes takes lists"):
        ecs_err.find_codes_arrow(["Ecs.0085"])  # type: ignore[arg-type]


@pytest.mark.parametrize("dtype", [object, "str", "string"])
def test_a_series_is_a_list_too(dtype: Any) -> None:
    series = pd.Series(TEXTS, dtype=dtype)
    assert [len(found) for found in ecs_err.find_codes(series)] == [1, 0, 2, 0, 1]
    assert ecs_err.count_codes(series).total() == 4
    assert [error is None for error in ecs_err.explain(series)] == [False, True, False, True, False]
