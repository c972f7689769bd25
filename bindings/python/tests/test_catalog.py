from __future__ import annotations

import copy
import dataclasses
import gc
import pickle
from collections.abc import Sequence
from pathlib import Path

import ecs_err
import pytest
from conftest import ROOT


def test_a_code_is_looked_up_in_any_spelling() -> None:
    for query in ("Ecs.0085", "ecs-85", "ＥＣＳ００８５", "85", '"Ecs.OO85",'):
        error = ecs_err.lookup(query)
        assert isinstance(error, ecs_err.ErrorCode)
        assert error is ecs_err.catalog["Ecs.0085"]
    assert ecs_err.lookup("ecs-85").action("zh") == "请更换网卡"
    status = ecs_err.lookup("http404")
    assert isinstance(status, ecs_err.Status)
    assert (status.status, status.reason, status.status_class) == (404, "Not Found", "clientError")


def test_an_unknown_code_raises_with_similar_ones() -> None:
    with pytest.raises(ecs_err.UnknownCodeError, match=r"Did you mean: Ecs\.0308") as caught:
        ecs_err.lookup("Ecs.0380")
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ecs_err.EcsErrError)
    assert caught.value.suggestions[0] == "Ecs.0308"
    assert caught.value.query == "Ecs.0380"
    for query, message in (
        ("Ecs.03xx", "codes; resolve"),
        ("EVS.2024", "another service"),
        ("no", "not an error code"),
    ):
        with pytest.raises(LookupError, match=message):
            ecs_err.lookup(query)


def test_an_index_takes_the_exact_spelling_only() -> None:
    with pytest.raises(KeyError, match=r"Did you mean: Ecs\.0085"):
        ecs_err.catalog["ecs-85"]
    assert ecs_err.catalog.get("ecs-85") is None
    assert ecs_err.catalog.get("ecs-85", 0) == 0
    assert "ecs-85" not in ecs_err.catalog
    assert "Ecs.0085" in ecs_err.catalog
    assert ecs_err.catalog["Ecs.0085"] in ecs_err.catalog
    assert 85 not in ecs_err.catalog


def test_several_queries_give_a_list() -> None:
    found = ecs_err.lookup(["85", "Ecs.9999", "403"])
    assert [record and record.id for record in found] == ["Ecs.0085", None, "403"]


def test_resolve_returns_all_meanings() -> None:
    assert [record.id for record in ecs_err.resolve("403").records][:1] == ["403"]
    family = ecs_err.resolve("Ecs.03xx")
    assert family.kind == "range"
    assert all(record.id.startswith("Ecs.03") for record in family.records)
    assert ecs_err.resolve("EVS.2024").code == "EVS.2024"


def test_every_record_is_a_value() -> None:
    catalog = ecs_err.catalog
    lists: list[Sequence[ecs_err.Record]] = [
        catalog.errors,
        catalog.statuses,
        catalog.structures,
        catalog.operations,
        catalog.releases,
        catalog.guides,
    ]
    for records in lists:
        assert len(records) > 3
        for record in records:
            same = pickle.loads(pickle.dumps(record))
            assert same == record
            assert hash(same) == hash(record)
            assert repr(record).startswith(type(record).__name__ + "(")
            assert record.id
            with pytest.raises(AttributeError):
                setattr(record, dataclasses.fields(record)[0].name, "")
    assert len(catalog) == len(catalog.errors) == 201
    assert catalog.errors[-1] == list(catalog)[-1]
    assert catalog.errors[1:3] == [catalog.errors[1], catalog.errors[2]]
    with pytest.raises(IndexError):
        catalog.errors[201]
    assert {page.id for page in catalog.pages} >= {structure.page for structure in catalog.structures}


def test_records_outlive_their_catalog() -> None:
    catalog = ecs_err.open(ROOT / "data")
    error = catalog["Ecs.0085"]
    response = catalog.explain('{"error_code": "Ecs.0085"}')
    del catalog
    gc.collect()
    assert error == ecs_err.catalog["Ecs.0085"]
    assert str(response) == "Ecs.0085: The ECS does not have the NIC"


def test_a_catalog_is_pickled_by_its_path() -> None:
    catalog = ecs_err.open(ROOT / "tests/catalogs/hex")
    same = pickle.loads(pickle.dumps(catalog))
    assert same.metadata == catalog.metadata != ecs_err.catalog.metadata
    assert repr(copy.copy(ecs_err.catalog)) == "<Catalog 'ecs', edition '2024-05-30', 201 codes>"


def test_an_invalid_catalog_names_its_problems(tmp_path: Path) -> None:
    (tmp_path / "catalog.json").write_text('{"id": "shop",\n "titel": "Shop"}')
    with pytest.raises(ecs_err.CatalogError, match="not a valid catalog") as caught:
        ecs_err.open(tmp_path)
    problem = next(problem for problem in caught.value.diagnostics if problem.name == "unknown-key")
    assert (problem.file, problem.line, problem.column, problem.severity) == ("catalog.json", 2, 2, "error")
    assert '"title"' in str(problem)
    same = pickle.loads(pickle.dumps(caught.value))
    assert (str(same), same.diagnostics) == (str(caught.value), caught.value.diagnostics)
    with pytest.raises(ecs_err.CatalogError):
        ecs_err.open(tmp_path / "missing")


def test_texts_are_in_the_requested_language(monkeypatch: pytest.MonkeyPatch) -> None:
    action = ecs_err.catalog["Ecs.0085"].action
    for language, text in (("zh", "zh"), ("zh_CN.UTF-8", "zh"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("C", "en")):
        assert action(language) == action[text], language
    for variable, value in (("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C"), ("ECS_ERR_LANG", "zh")):
        monkeypatch.delenv("ECS_ERR_LANG", raising=False)
        monkeypatch.setenv(variable, value)
        assert str(action) == action["en" if variable == "LC_ALL" else "zh"], variable
    assert dict(action) == {"zh": "请更换网卡", "en": "Use another NIC."}
    assert action == {"zh": "请更换网卡", "en": "Use another NIC."}
    assert not ecs_err.Text()
    assert ecs_err.Text({"de": "Netzkarte"})("fr") == "Netzkarte"
    with pytest.raises(KeyError):
        action["fr"]
    with pytest.raises(AttributeError):
        action._texts = {}  # pyright: ignore[reportPrivateUsage]


def test_a_retired_code_has_the_texts_of_its_replacement() -> None:
    catalogs = (ecs_err.open(path) for path in sorted((ROOT / "tests/catalogs").iterdir()))
    retired = [code for catalog in catalogs for code in catalog.retired]
    assert any(code.replacement for code in retired)
    for code in retired:
        assert code.title == (code.replacement.title if code.replacement else code.text)
        assert code.action == (code.replacement.action if code.replacement else {})
        assert pickle.loads(pickle.dumps(code)) == code


def test_translations_have_the_values_of_the_message() -> None:
    message = "Current flavor s6 can not resize to flavor c7."
    translation = ecs_err.translate("Ecs.0812", message, "zh-CN")
    assert translation.message == "当前规格s6不能变更为规格c7。"
    assert (translation.locale, translation.arguments, translation.status) == ("zh", ("s6", "c7"), 400)
    assert ecs_err.translate("Ecs.0812").arguments is None
    with pytest.raises(ecs_err.UnknownCodeError):
        ecs_err.translate("Ecs.9999")


def test_the_search_finds_records_of_a_kind() -> None:
    hits = ecs_err.search("flavor sold out", limit=3)
    assert [type(hits[0].record), len(hits)] == [ecs_err.ErrorCode, 3]
    assert hits[0].record.id == "Ecs.0018"
    assert hits[0].score >= hits[1].score
    [(start, end), *_] = hits[0].highlights
    assert hits[0].snippet[start:end]
    assert all(isinstance(hit.record, ecs_err.Field) for hit in ecs_err.search("网卡", kind="field"))
    hit = ecs_err.search("Current flavor s6 can not resize to flavor c7.")[0]
    assert (hit.record.id, hit.arguments) == ("Ecs.0812", ("s6", "c7"))
