"""The vectors that the library, the program and the page are tested with."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import ecs_err
import pytest
from conftest import ROOT, vectors

PROGRAM = os.environ.get("ECS_ERR")


def test_bodies_have_the_stated_errors() -> None:
    bodies = vectors("bodies.json")
    assert len(bodies) > 100
    for vector in bodies:
        text = vector["text"]
        try:
            error = ecs_err.explain(text)
        except ecs_err.ParseError:
            assert not vector["codes"], text
            assert not {"rootCause", "message", "requestId", "httpStatus"} & vector.keys(), text
            continue
        assert list(error.codes) == vector["codes"], text
        assert error.message == vector.get("message"), text
        assert error.request_id == vector.get("requestId"), text
        assert error.http_status == vector.get("httpStatus"), text
        if not vector.get("list"):
            assert error.root_cause == vector.get("rootCause"), text
        assert error == ecs_err.explain(text.encode()), text
        check_errors(vector, error)


def check_errors(vector: dict[str, Any], error: ecs_err.ApiError) -> None:
    if "errors" not in vector:
        return
    assert error.is_list == vector.get("list", False), vector["about"]
    assert [reported.code for reported in error.errors] == [stated["code"] for stated in vector["errors"]]
    for reported, stated in zip(error.errors, vector["errors"], strict=True):
        assert error.causes[reported.cause].code == reported.code
        actual = {"count": reported.count, "lines": list(reported.lines), "caused": list(reported.caused)}
        assert actual.items() >= {key: stated[key] for key in actual if key in stated}.items(), vector["about"]


@pytest.mark.skipif(PROGRAM is None, reason="ECS_ERR does not name a program")
def test_the_program_gives_the_same_answers() -> None:
    assert PROGRAM is not None
    bodies = [vector["text"] for vector in vectors("bodies.json") if vector["codes"]]
    for text in bodies[::8]:
        command = [PROGRAM, "explain", "--format", "json"]
        done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=False)
        document = json.loads(done.stdout)
        record = document[0] if isinstance(document, list) else document
        if "rootCause" not in record:
            # The program takes a bare code for a look-up.
            continue
        error = ecs_err.explain(text)
        assert record["codes"] == list(error.codes), text
        assert record["rootCause"] == (None if error.is_list else error.root_cause), text
        assert record.get("message") == error.message, text
        assert record.get("requestId") == error.request_id, text


def test_codes_are_found_as_stated() -> None:
    texts = vectors("find-codes.json")
    assert len(texts) > 50
    for vector in texts:
        text = vector["text"]
        found = ecs_err.find_codes(text)
        for kind in ("known", "unknown", "foreign"):
            codes = [one.code for one in found if one.kind == kind]
            assert list(dict.fromkeys(codes)) == vector[kind], text
        for one in found:
            assert text[one.start : one.end].lower() == one.code.lower(), text
        encoded = text.encode()
        spans = [encoded[one.start : one.end].decode() for one in ecs_err.find_codes(encoded)]
        assert spans == [text[one.start : one.end] for one in found], text
    every = [vector["text"] for vector in texts]
    assert ecs_err.find_codes(every) == [ecs_err.find_codes(text) for text in every]


def test_messages_are_guessed_as_stated() -> None:
    guesses = vectors("guesses.json")
    hits = 0
    for message in guesses["messages"]:
        codes = [error.code for error in ecs_err.guess(message["text"])]
        assert not codes or codes[0] in message["codes"], message["text"]
        hits += bool(codes)
    assert 3 * hits > 2 * len(guesses["messages"])
    for text in guesses["others"]:
        assert not ecs_err.guess(text), text


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "tests/vectors/catalogs").iterdir()))
def test_each_catalog_resolves_its_codes(name: str) -> None:
    catalog = ecs_err.open(ROOT / "tests/catalogs" / name)
    for case in vectors(f"catalogs/{name}.json")["resolve"]:
        resolution = catalog.resolve(case["query"])
        codes = [record.code for record in resolution.records if isinstance(record, ecs_err.ErrorCode)]
        assert codes == case.get("codes", []), case["query"]
        assert (resolution.kind == "range") == case.get("group", False), case["query"]
    assert list(catalog) == list(catalog.errors)
    for error in catalog:
        assert catalog.get(error.code) == error
    if catalog.errors[0].title:
        assert catalog.search(catalog.errors[0].title())
