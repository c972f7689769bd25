"""Checks the configurations of programs that can't be had from a registry: their syntax, their expressions in the
engines of these programs, and what they look up.

usage: configurations.py DIRECTORY
"""

import json
import pathlib
import re
import subprocess
import sys

import duckdb
import onigurumacffi
import vrl_python
import yaml

directory = pathlib.Path(sys.argv[1])
exports = directory / "ecs-err"
integrations = pathlib.Path("integrations")
log = (directory / "app.log").read_text(encoding="utf-8").removesuffix("\n").split("\n")
explanations = json.loads((exports / "codes.map.json").read_text(encoding="utf-8"))
OUTSIDE = "not in this catalog"


def read(path):
    return path.read_text(encoding="utf-8")


def expression(dialect):
    return read(exports / f"codes.{dialect}.regex").removesuffix("\n")


def compare(name, lines, *options):
    path = directory / "app.explained.log"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "tests/integrations/compare.py", str(directory), name, str(path), *options]
    subprocess.run(command, check=True)


def explained(line, code):
    return f"{line}  ← {code} {explanations.get(code.lower(), OUTSIDE)}" if code else line


def first_code(pattern, line):
    """The first code of a line in Oniguruma, the engine of Logstash and Fluent Bit."""
    match = pattern.search(line)
    return match.group(1) if match else ""


def logstash():
    pipeline = read(integrations / "logstash/pipeline.conf")
    assert pipeline.count("{") == pipeline.count("}") and pipeline.count("[") == pipeline.count("]")
    pattern = onigurumacffi.compile(expression("grok"))
    codes = [first_code(pattern, line) for line in log]
    compare("the expression and dictionary for Logstash", map(explained, log, codes), "--ahead", "--first")
    # What the parser of Fluent Bit adds to a record.
    records = [f"{code}\t{line}\n" for code, line in zip(codes, log)]
    (directory / "first.tsv").write_text("".join(records), encoding="utf-8")


def vector():
    configuration = yaml.safe_load(read(integrations / "vector/vector.yaml"))
    assert set(configuration) == {"enrichment_tables", "sources", "transforms", "sinks"}
    program = read(integrations / "vector/explain.vrl")
    assert f"r'{expression('vrl')}'" in program, "the expression is not that of the catalog"
    # The table is a part of Vector, not of its language.
    lookup = 'get_enrichment_table_record("codes", { "code": code }, case_sensitive: false)'
    assert program.count(lookup) == 1
    program = program.replace(lookup, "object(get!(.codes, [downcase(code)]))")
    rows = duckdb.execute("SELECT code, description_en, action_en FROM read_csv(?)", [str(exports / "codes.csv")])
    names = [column[0] for column in rows.description]
    codes = {row[0].lower(): dict(zip(names, row)) for row in rows.fetchall()}
    runtime = vrl_python.VRLRuntime()
    events = (runtime.execute(program, {"message": line, "codes": codes}).processed_event for line in log)
    compare("the program for Vector", (event["message"] for event in events))


def otel_collector():
    configuration = yaml.safe_load(read(integrations / "otel-collector/config.yaml"))
    more = yaml.safe_load(read(integrations / "otel-collector/lookup.yaml"))
    defined = {**configuration["processors"], **more["processors"]}
    for one in [configuration, more]:
        assert all(name in defined for name in one["service"]["pipelines"]["logs"]["processors"])
    statement = configuration["processors"]["transform"]["log_statements"][0]
    literal = re.search(r'ExtractPatterns\(log\.body, ("(?:[^"\\]|\\.)*")\)', statement)[1]
    assert json.loads(literal) == expression("re2"), "the expression is not that of the catalog"
    assert "$" not in literal, "the Collector would replace it"
    query = "SELECT regexp_extract(unnest(?::VARCHAR[]), ?, 1)"
    codes = [code for (code,) in duckdb.execute(query, [log, expression("sql")]).fetchall()]
    compare("the expression and map for the OpenTelemetry Collector", map(explained, log, codes), "--first")


def cloudwatch():
    query = read(integrations / "cloudwatch/insights.txt")
    pattern = re.search(r"^\| parse @message /(.*)/$", query, re.MULTILINE)[1]
    assert pattern == expression("re2").replace("(?P<", "(?<"), "the expression is not that of the catalog"
    assert "/" not in pattern
    pattern = onigurumacffi.compile(pattern)
    codes = [first_code(pattern, line) for line in log]
    compare("the expression of the query for CloudWatch", map(explained, log, codes), "--first")
    filter_pattern = json.loads(read(integrations / "cloudwatch/metric-filter.json"))["filterPattern"]
    # Letters, digits, symbols and operators that CloudWatch allows; no parentheses.
    assert re.fullmatch(r"%[A-Za-z0-9_#=@/;,\-^$?\[\]{}|\\*+.]+%", filter_pattern), filter_pattern
    counted = [line for line in log if re.search(filter_pattern.strip("%"), line)]
    missing = [line for line, code in zip(log, codes) if code and line not in counted]
    assert not missing, missing
    assert all(re.search(r"look ahead|08:06:00", line) or code for line, code in zip(log, codes) if line in counted)
    print(f"the metric filter for CloudWatch: {len(counted)} lines, {sum(map(bool, codes))} have codes: ok")


def fluent_bit():
    sections = re.findall(r"^\[(\w+)\]\n((?:    .*\n)+)", read(integrations / "fluent-bit/fluent-bit.conf"), re.MULTILINE)
    assert [name for name, _ in sections] == ["SERVICE", "INPUT", "FILTER", "FILTER", "OUTPUT"]
    called = re.search(r"Call +(\w+)", sections[3][1])[1]
    assert f"\nfunction {called}(tag, timestamp, record)\n" in read(exports / "codes.lua")
    print("the configuration for Fluent Bit: ok")


def elasticsearch():
    index = json.loads(read(integrations / "elasticsearch/index.json"))["mappings"]
    templates = [template for entry in index["dynamic_templates"] for template in entry.values()]
    body = read(exports / "codes.ndjson")
    assert body.endswith("}\n")
    lines = [json.loads(line) for line in body.splitlines()]
    actions, documents = lines[::2], lines[1::2]
    assert len(actions) == len(documents)
    assert all(action == {"index": {"_id": document["code"]}} for action, document in zip(actions, documents))
    analyzers = {"description_zh": "cjk", "message_zh_Hans_CN": "cjk", "description_en": "english", "cause_pt_BR": None}
    for name, analyzer in analyzers.items():
        template = next(template for template in templates if re.fullmatch(template["match"], name))
        assert template["mapping"].get("analyzer") == analyzer, name
    for document in documents:
        for name, value in document.items():
            mapped = index["properties"].get(name)
            assert mapped or any(re.fullmatch(template["match"], name) for template in templates), name
            assert name != "status" or all(isinstance(status, int) for status in value)
    print(f"the documents for Elasticsearch: {len(documents)}: ok")


def weaver():
    manifest = yaml.safe_load(read(integrations / "weaver/registry_manifest.yaml"))
    assert set(manifest) == {"name", "description", "semconv_version", "schema_base_url"}
    (group,) = yaml.safe_load(read(exports / "error.yaml"))["groups"]
    assert set(group) == {"id", "type", "display_name", "brief", "attributes"} and group["type"] == "attribute_group"
    (attribute,) = group["attributes"]
    assert set(attribute) == {"id", "stability", "brief", "type"} and attribute["id"] == "error.type"
    members = attribute["type"]["members"]
    for member in members:
        assert {"id", "value", "stability"} <= set(member) <= {"id", "value", "stability", "brief", "note", "deprecated"}
        assert isinstance(member["value"], str) and member["stability"] == "stable"
    assert len({member["id"] for member in members}) == len(members)
    print(f"the registry for Weaver: {len(members)} members: ok")


logstash()
vector()
otel_collector()
cloudwatch()
fluent_bit()
elasticsearch()
weaver()
