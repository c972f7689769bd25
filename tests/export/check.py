"""Reads what `ecs-err export` writes with the programs that it is for.

usage: check.py PROGRAM CATALOG
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import duckdb
import pandas
import polars
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

program, catalog = sys.argv[1:]


def export(*arguments):
    command = [program, "--quiet", "export", catalog, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


document = json.loads(export())
languages = document["catalog"]["languages"]
columns = ["code", "name", "service", "status", "retry", "severity"]


def text(record, key, language):
    texts = record.get(key)
    return texts.get(language, "") if isinstance(texts, dict) else ""


def statuses(record):
    own = record.get("status")
    return own if isinstance(own, list) else [own] if own else []


def check_table(rows):
    """Compares the table, as one of the readers has it, with the whole catalog."""
    errors, retired = document["errors"], document.get("retired", [])
    codes = [row["code"] for row in rows]
    assert codes == [record["code"] for record in [*errors, *retired]], codes[:5]
    for row, error in zip(rows, errors):
        assert list(row)[: len(columns)] == columns, list(row)
        assert row["name"] == error.get("name", ""), row
        assert row["severity"] == error.get("severity", ""), row
        of_cases = [status for case in error.get("cases", []) for status in statuses(case)]
        expected = list(dict.fromkeys([*statuses(error), *of_cases]))
        assert [int(status) for status in row["status"].split()] == expected, row
        for key in ["message", "description", "action"]:
            for language in languages:
                assert row[f"{key}_{language.replace('-', '_')}"] == text(error, key, language), (row, key, language)
    assert all(row["state"] == "retired" for row in rows[len(errors) :])


def tsv_rows(table):
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    head, *lines = table.split("\n")[:-1]
    for line in lines:
        cells = [re.sub(r"\\.", lambda escape: escapes[escape[0]], cell) for cell in line.split("\t")]
        yield dict(zip(head.split("\t"), cells, strict=True))


def check_tables(directory):
    path = f"{directory}/codes.csv"
    export("--format", "csv", "--wide", "--out", path)
    with open(path, encoding="utf-8", newline="") as file:
        check_table(list(csv.DictReader(file)))
    check_table(list(tsv_rows(export("--format", "tsv", "--wide"))))
    lines = [json.loads(line) for line in export("--format", "ndjson", "--wide").split("\n")[:-1]]
    check_table([{name: value or "" for name, value in line.items()} for line in lines])
    check_table(pandas.read_csv(path, dtype=str, keep_default_na=False).to_dict("records"))
    if document["errors"]:
        frame = polars.read_csv(path, infer_schema=False).fill_null("")
        check_table(frame.to_dicts())
        relation = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, header = true)")
        rows = [dict(zip(relation.columns, row)) for row in relation.fetchall()]
        check_table([{name: value or "" for name, value in row.items()} for row in rows])


def check_expressions():
    """Every code is found where `ecs-err` finds it, in a log with a line for each."""
    codes = [record["code"] for record in document["errors"]]
    if not codes:
        return
    log = "".join(f'{{"error code": "{code}", "attempt": 1}}\n' for code in codes)
    pcre = re.compile(export("--regex", "pcre").strip())
    found = [next(filter(None, match.groups()), None) for match in pcre.finditer(log)]
    assert found == codes, ("pcre", set(codes) ^ set(found))
    sql = export("--regex", "sql").strip()
    groups = re.compile(sql).groups
    picks = ", ".join(f"regexp_extract(line, '{sql}', {group})" for group in range(1, groups + 1))
    lines = "SELECT unnest(string_split(?, chr(10))) AS line"
    rows = duckdb.execute(f"SELECT {picks} FROM ({lines}) WHERE line <> ''", [log]).fetchall()
    found = [next(filter(None, row), None) for row in rows]
    assert found == codes, ("sql", set(codes) ^ set(found))


def check_schemas():
    """The schemas are valid, and so are the values that the fields give as examples."""
    for language in languages:
        schema = json.loads(export("--format", "json-schema", "--lang", language))
        Draft202012Validator.check_schema(schema)
        definitions = schema["$defs"]
        for name, structure in definitions.items():
            for field, of_field in structure.get("properties", {}).items():
                checker = Draft202012Validator.FORMAT_CHECKER
                validator = Draft202012Validator({**of_field, "$defs": definitions}, format_checker=checker)
                for value in [*of_field.get("examples", []), *([of_field["default"]] if "default" in of_field else [])]:
                    problems = [problem.message for problem in validator.iter_errors(value)]
                    assert not problems, (name, field, problems)


def check_openapi():
    """The document is valid, and its responses have each code."""
    for language in languages:
        openapi = json.loads(export("--format", "openapi", "--lang", language))
        OpenAPIV31SpecValidator(openapi).validate()
        operations = [item for path in openapi["paths"].values() for item in path.values()]
        assert len(operations) == len(document.get("operations", [])), len(operations)
        responses = [response for item in operations for response in item["responses"].values()]
        responses += openapi["components"].get("responses", {}).values()
        bodies = [response["content"]["application/json"] for response in responses if "content" in response]
        examples = [example["value"] for body in bodies for example in body.get("examples", {}).values()]
        codes = {record["code"] for record in document["errors"]} if operations else set()
        assert {example["error"]["code"] for example in examples} == codes, language


with tempfile.TemporaryDirectory() as directory:
    check_tables(directory)
check_expressions()
check_schemas()
check_openapi()
print(f"{pathlib.Path(catalog).name:10} {len(document['errors']):6} codes: ok")
