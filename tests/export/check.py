"""Reads what `ecs-err export` writes with the programs that it is for.

usage: check.py PROGRAM CATALOG
"""

import csv
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

import duckdb
import pandas
import polib
import polars
import pyarrow.parquet
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

program, catalog = sys.argv[1:]


def export(*arguments):
    command = [program, "--quiet", "export", catalog, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


document = json.loads(export())
languages = document["catalog"]["languages"]
message_language = document["catalog"]["messageLanguage"]
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


# Values of each format, right and wrong; and values of any type.
FORMATS = {
    "uuid": ["d32019d3-bc6e-4319-9c1d-6722fc136a23", "d32019d3bc6e43199c1d6722fc136a23", "", "x"],
    "ip": ["192.0.2.1", "2001:db8::1", "192.0.2", "192.0.2.256", "", ":::"],
    "date-time": ["2024-05-30T12:00:00Z", "2024-05-30T12:00:00.5+08:00", "2024-05-30", "2023-02-30T12:00:00Z", ""],
    "uri": ["https://example.org/a?b", "example.org", "", "a b:c"],
    "mac": ["fa:16:3e:00:00:01", "FA-16-3E-00-00-01", "fa:16:3e:00:00", "fa163e000001", ""],
}
OTHERS = [None, True, False, 0, 1.5, -7, "", "x", "网", [], {}, [1], {"x": 1}]


def random_value(schema, definitions, chance):
    """A value that is often one of the schema."""
    if chance.random() < 0.1:
        return chance.choice(OTHERS)
    schema = {**definitions[schema["$ref"].rpartition("/")[2]], **schema} if "$ref" in schema else schema
    for whole in schema.get("allOf", []):
        if "$ref" in whole:
            schema = {**definitions[whole["$ref"].rpartition("/")[2]], **schema}
    if "enum" in schema and chance.random() < 0.8:
        return chance.choice(schema["enum"])
    if schema["type"] == "object":
        required = schema.get("required", [])
        body = {}
        for name, field in schema.get("properties", {}).items():
            if chance.random() < (0.9 if name in required else 0.5):
                body[name] = random_value(field, definitions, chance)
        if chance.random() < 0.1:
            body["no_such_field"] = 1
        return body
    if schema["type"] == "array":
        items = schema.get("items", {"type": "string"})
        return [random_value(items, definitions, chance) for _ in range(chance.randrange(3))]
    if schema["type"] == "boolean":
        return chance.random() < 0.5
    if schema["type"] in ["integer", "number"]:
        limits = [schema.get("minimum", 0) - 1, schema.get("minimum", 0), schema.get("maximum", 9), schema.get("maximum", 9) + 1]
        return chance.choice([*limits, 1, 1.0, 50.0, 300, 301, 350, 1000, 1500, 1501, 0.5])
    name = "ip" if "anyOf" in schema else "mac" if "pattern" in schema else schema.get("format")
    values = FORMATS.get(name, ["", "x", *schema.get("examples", [])])
    return values[0] if chance.random() < 0.6 else chance.choice(values)


def check_validate():
    """`ecs-err validate` agrees with the schemas, except about fields that these do not have."""
    definitions = json.loads(export("--format", "json-schema"))["$defs"]
    chance = random.Random(1)
    requests = [(operation["id"], f"_request.{operation['id']}") for operation in document.get("operations", [])]
    subjects = [(name, schema, 25) for name, schema in requests if schema in definitions]
    subjects += [(name, name, 3) for name in definitions if not name.startswith("_")]
    # Each body is a run of the program, which takes a second with the large catalog. That has the same few shapes again
    # and again.
    bodies = [(name, schema) for name, schema, count in subjects for _ in range(count)]
    if len(document["errors"]) > 1000:
        bodies = chance.sample(bodies, min(len(bodies), 40))
    verdicts = []
    for name, schema in bodies:
        root = {"$ref": f"#/$defs/{schema}", "$defs": definitions}
        validator = Draft202012Validator(root, format_checker=Draft202012Validator.FORMAT_CHECKER)
        body = random_value(root, definitions, chance)
        command = [program, "--data", catalog, "validate", "--format", "json", name, "-"]
        done = subprocess.run(command, input=json.dumps(body), capture_output=True, encoding="utf-8")
        assert done.returncode in [0, 1], (name, body, done.stderr)
        problems = json.loads(done.stdout)
        assert done.returncode == bool(problems), (name, body, problems)
        known = [problem for problem in problems if problem["kind"] != "unknownField"]
        errors = [error.message for error in validator.iter_errors(body)]
        assert bool(known) == bool(errors), (name, body, problems, errors)
        verdicts.append(not errors)
    assert not verdicts or 0.1 < sum(verdicts) / len(verdicts) < 0.9, "most bodies are alike"


def texts_of(record, path=""):
    """The texts in languages of a record, with their paths."""
    members = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    for key, value in members:
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
        if isinstance(value, dict) and value and set(value) <= {*languages, message_language}:
            yield path + step, value
        else:
            yield from texts_of(value, path + step)


def check_translations(directory):
    """Translations into each language are those of the catalog, and gettext finds nothing wrong."""
    derived = {"history", "sameMessage", "sameAs"}
    for language in {*languages, message_language, "pt-BR"}:
        order = [one for one in [message_language, *languages] if one != language]
        if not order:
            continue
        expected = {}
        for record in [*document["errors"], *document.get("retired", [])]:
            for path, texts in texts_of({key: value for key, value in record.items() if key not in derived}):
                source = next((texts[one] for one in order if one in texts), None)
                is_of_the_api = path.split(".")[-1] == "message" and language == message_language
                if source and not is_of_the_api:
                    expected[f"{record['code']}/{path}"] = (source, texts.get(language, ""))
        path = f"{directory}/{language}.po"
        export("--format", "po", "--lang", language, "--out", path)
        file = polib.pofile(path)
        assert file.metadata["Language"] == language.replace("-", "_")
        found = {entry.msgctxt: (entry.msgid, entry.msgstr) for entry in file}
        assert len(file) == len(found) and found == expected, set(found.items()) ^ set(expected.items())
        msgfmt = ["msgfmt", "--check", "--output-file", os.devnull, path]
        checked = subprocess.run(msgfmt, capture_output=True, encoding="utf-8")
        assert (checked.returncode, checked.stderr) == (0, ""), checked.stderr


def check_parquet(directory):
    """Each reader has the rows of JSON Lines, with statuses and names as lists."""
    path = f"{directory}/codes.parquet"
    lists = {"status": int, "placeholders": str, "same_as": str}
    for wide in [[], ["--wide"]]:
        expected = [json.loads(line) for line in export("--format", "ndjson", *wide).split("\n")[:-1]]
        for row in expected:
            for name in lists.keys() & row.keys():
                row[name] = row[name] and [lists[name](word) for word in row[name].split()]
        export("--format", "parquet", *wide, "--out", path)
        names = pyarrow.parquet.read_schema(path).names
        assert not expected or names == list(expected[0])
        assert pyarrow.parquet.read_table(path).to_pylist() == expected
        assert polars.read_parquet(path).to_dicts() == expected
        relation = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
        assert [dict(zip(relation.columns, row)) for row in relation.fetchall()] == expected
        for row, other in zip(expected, pandas.read_parquet(path).to_dict("records"), strict=True):
            cells = {name: None if cell is None or cell != cell else cell for name, cell in other.items() if name not in lists}
            assert cells == {name: cell for name, cell in row.items() if name not in lists}, row
            for name in lists.keys() & row.keys():
                assert (other[name] is None and row[name] is None) or list(other[name]) == row[name], (row, other)


def check_database(directory):
    """The database has the records of the export, and its index finds parts of texts."""
    path = f"{directory}/codes.sqlite"
    export("--format", "sqlite", "--out", path)
    connection = sqlite3.connect(path)

    def query(statement, *values):
        return connection.execute(statement, values).fetchall()

    assert query("PRAGMA integrity_check") == [("ok",)] and query("PRAGMA foreign_key_check") == []
    assert query("SELECT language FROM languages ORDER BY position") == [(language,) for language in languages]
    lines = [json.loads(line) for line in export("--format", "ndjson", "--wide").split("\n")[:-1]]
    names = "code, name, service, retry, severity, state, replacement, category, parent, family, since, wraps"
    rows = query(f"SELECT {names} FROM codes ORDER BY position")
    assert rows == [tuple(line[name] for name in names.split(", ")) for line in lines]
    expected, of_cases = set(), []
    derived = {"history", "sameMessage", "sameAs"}
    for record in [*document["errors"], *document.get("retired", [])]:
        for text_path, texts in texts_of({key: value for key, value in record.items() if key not in derived}):
            expected |= {(record["code"], text_path, language, text) for language, text in texts.items()}
    assert set(query("SELECT record, path, language, text FROM texts WHERE kind = 'code'")) == expected
    for record in document["errors"]:
        for number, case in enumerate([record, *record.get("cases", [])]):
            of_cases += [(record["code"], number, at, status) for at, status in enumerate(statuses(case))]
    assert sorted(query("SELECT * FROM case_statuses")) == sorted(of_cases)
    fields = [(one["id"], at, field["name"]) for one in document["structures"] for at, field in enumerate(one["fields"])]
    assert sorted(query("SELECT structure, position, name FROM fields")) == sorted(fields)
    assert sorted(query("SELECT id FROM operations")) == sorted((one["id"],) for one in document["operations"])
    # Each part of a text with three characters is found, and so is each pair of Chinese ones.
    for id, whole in query("SELECT id, text FROM texts ORDER BY id")[::29]:
        part = whole[:40].rstrip()
        if len(part) >= 3 and "\0" not in part:
            quoted = '"' + part.replace('"', '""') + '"'
            assert (id,) in query("SELECT rowid FROM search WHERE search MATCH ?", quoted), part
    expected = [row[0] for row in query("SELECT id FROM texts WHERE instr(text, '网卡') ORDER BY id")]
    found = query("SELECT rowid FROM search_pairs WHERE search_pairs MATCH '网卡' ORDER BY rowid")
    assert [row[0] for row in found] == expected
    assert catalog != "data" or len(expected) > 10
    connection.close()


with tempfile.TemporaryDirectory() as directory:
    check_tables(directory)
    check_parquet(directory)
    check_database(directory)
    check_translations(directory)
check_expressions()
check_schemas()
check_openapi()
check_validate()
print(f"{pathlib.Path(catalog).name:10} {len(document['errors']):6} codes: ok")
