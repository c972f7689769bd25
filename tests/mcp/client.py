"""Asks `ecs-err mcp` with the official client of Python, and compares its answers with those of the program.

usage: client.py PROGRAM URL ANSWERS

URL is that of a server over HTTP. The answers whose tokens are counted go to ANSWERS.
"""

import asyncio
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import ResourceTemplateReference

PROGRAM, URL, ANSWERS = sys.argv[1:]
TOOLS = ["explain", "lookup", "search", "field", "changes"]
HOUR_MS = 3_600_000
DOCUMENT = Path("docs/agents.md")
BODY = '{"error": {"code": "Ecs.0319", "message": "check capacity: capacity is not enough."}}'
TEMPLATE = "ecs-err://error/{code}{?language}"

checks = 0


def check(holds, message):
    global checks
    checks += 1
    if not holds:
        sys.exit(f"client.py: {message}")


def stdio(*options):
    return StdioServerParameters(command=PROGRAM, args=["mcp", *options])


def program(*args, text=None):
    """What the program prints as JSON."""
    done = subprocess.run(
        [PROGRAM, *args, "--format", "json"], input=None if text is None else text.encode(), capture_output=True, check=False
    )
    return json.loads(done.stdout)


async def call(client, tool, **arguments):
    """The structured content of an answer. The client validates it by the schema of the tool."""
    result = await client.call_tool(tool, arguments)
    check(not result.is_error, f"{tool} {arguments}: {result.content}")
    check(json.loads(result.content[0].text) == result.structured_content, f"{tool} {arguments}: the text differs")
    return result.structured_content


def without_origin(record):
    """A record without the members that only the server adds."""
    kept = {key: value for key, value in record.items() if key not in ("source", "edition", "hint")}
    for key in ("explanations", "results"):
        if key in kept:
            kept[key] = [without_origin(one) for one in kept[key]]
    return kept


async def uses(client, version):
    """Uses everything that the server has."""
    check(client.protocol_version == version, f"protocol {client.protocol_version}")
    check(client.server_info.name == "ecs-err", client.server_info)
    tools = (await client.list_tools()).tools
    check([tool.name for tool in tools] == TOOLS, tools)
    for tool in tools:
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        check(tool.annotations.read_only_hint and tool.annotations.idempotent_hint, tool)
    record = (await call(client, "lookup", codes=["ecs-85"]))["results"][0]
    check((record["code"], record["retry"]) == ("Ecs.0085", "afterFix"), record)
    miss = (await call(client, "lookup", codes=["Ecs.0999"]))["results"][0]
    check(not miss["found"] and "Ecs.1000" in miss["suggestions"], miss)
    wrong = await client.call_tool("lookup", {"codes": "Ecs.0085"})
    check(wrong.is_error and "expected a sequence" in wrong.content[0].text, wrong)
    try:
        await client.call_tool("delete", {})
        check(False, "a tool that does not exist is called")
    except MCPError as error:
        check(error.error.code == -32602, error)
    listed = await client.list_resources()
    check(len(listed.resources) == 100 and listed.next_cursor, listed)
    templates = await client.list_resource_templates()
    check(templates.resource_templates[0].uri_template == TEMPLATE, templates)
    read = await client.read_resource("ecs-err://error/Ecs.0085?language=en")
    check("Use another NIC." in read.contents[0].text, read)
    completed = await client.complete(ResourceTemplateReference(uri=TEMPLATE), {"name": "code", "value": "Ecs.031"})
    check("Ecs.0319" in completed.completion.values, completed)
    if version == "2026-07-28":
        for result in (await client.list_tools(), listed, templates, read):
            check((result.ttl_ms, result.cache_scope) == (HOUR_MS, "public"), result)


def texts():
    """Every text of the vectors."""
    bodies = json.loads(Path("tests/vectors/bodies.json").read_text())
    codes = json.loads(Path("tests/vectors/find-codes.json").read_text())
    guesses = json.loads(Path("tests/vectors/guesses.json").read_text())
    lists = [bodies, codes, *(value for value in guesses.values() if isinstance(value, list))]
    return [one["text"] if isinstance(one, dict) else one for vectors in lists for one in vectors]


async def answers_as_the_program(client):
    """All vectors, explained by both."""
    every = texts()
    check(len(every) > 800, f"{len(every)} texts")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        printed = list(pool.map(lambda text: program("explain", text=text), every))
    for number, (text, expected) in enumerate(zip(every, printed, strict=True)):
        content = await call(client, "explain", text=text, responseFormat="detailed")
        found = [without_origin(record) for record in content["results"]]
        if "more" in content:
            for record in expected:
                for key in ("codes", "errors", "explanations"):
                    record[key] = record[key][: len(found[0][key])]
        check(found == expected, f"{text!r}:\n{found}\n{expected}")
        if number % 4 == 0:
            concise = await call(client, "explain", text=text)
            roots = [record.get("rootCause") for record in content["results"]]
            check([record.get("rootCause") for record in concise["results"]] == roots, f"{text!r}: {concise}")
    print(f"{len(every)} texts of the vectors have the answers of the program")


async def counted(client):
    """The answers whose tokens are counted, as they are sent."""
    tools = (await client.list_tools()).model_dump(mode="json", by_alias=True, exclude_none=True)["tools"]
    answers = {"tools/list": [json.dumps(tools, ensure_ascii=False, separators=(",", ":"))], "record": [], "search": []}
    queries = json.loads(Path("tests/relevance.json").read_text())[::4]
    for error in program("list"):
        for language in ("zh", "en"):
            result = await client.call_tool("lookup", {"codes": [error["code"]], "language": language})
            answers["record"].append(result.content[0].text)
    for query in queries:
        for detail in ("concise", "detailed"):
            result = await client.call_tool("search", {"query": query["query"], "responseFormat": detail})
            answers["search"].append(result.content[0].text)
    Path(ANSWERS).write_text(json.dumps(answers))


async def transcript(client):
    """A short conversation, as text."""
    lines = [f"connected: {client.server_info.name} {client.server_info.version}, protocol {client.protocol_version}"]
    lines.append("tools: " + ", ".join(tool.name for tool in (await client.list_tools()).tools))
    for tool, arguments in (
        ("explain", {"text": BODY}),
        ("lookup", {"codes": ["Ecs.0999"]}),
        ("search", {"query": "flavor sold out", "limit": 2}),
    ):
        content = await call(client, tool, **arguments)
        lines += ["", f"> {tool} {json.dumps(arguments)}", json.dumps(content, ensure_ascii=False, indent=2)]
    return "\n".join(lines)


def compare_transcript(text):
    document = DOCUMENT.read_text()
    start = document.index("```text\n", document.index("## A conversation")) + len("```text\n")
    end = document.index("\n```\n", start)
    if os.environ.get("SNAPSHOTS") == "overwrite":
        DOCUMENT.write_text(document[:start] + text + document[end:])
    else:
        check(document[start:end] == text, f"{DOCUMENT} has another conversation; SNAPSHOTS=overwrite writes it:\n{text}")


async def main():
    english = stdio("--lang", "en")
    for server in (english, URL):
        async with Client(server) as client:
            await uses(client, "2026-07-28")
        async with Client(server, mode="legacy") as client:
            await uses(client, "2025-11-25")
    async with Client(stdio("--data", "tests/catalogs/oracle-like")) as client:
        record = (await call(client, "lookup", codes=["ORA-00942"]))["results"][0]
        check(record["code"] == "ORA-00942", record)
    async with Client(english) as client:
        await answers_as_the_program(client)
        await counted(client)
        compare_transcript(await transcript(client))
    print(f"{checks} checks passed")


asyncio.run(main())
