"""The examples of the documents."""

from __future__ import annotations

import doctest
import re
from typing import Any

import pytest
from conftest import ROOT


@pytest.mark.parametrize("path", ["docs/python.md", "bindings/python/DESCRIPTION.md"])
def test_examples_show_the_output(path: str) -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```$", (ROOT / path).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner()
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, names, path, path, 0)
        runner.run(test, clear_globs=False)
        names.update(test.globs)
    assert runner.summarize(verbose=False).failed == 0
