from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECS_ERR_LANG", "en")


def vectors(name: str) -> Any:
    return json.loads((ROOT / "tests/vectors" / name).read_text("utf-8"))
