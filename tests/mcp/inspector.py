"""Asks `ecs-err mcp` with the command line of the inspector.

usage: inspector.py NODE PROGRAM URL
"""

import json
import os
import subprocess
import sys
import tempfile

NODE, PROGRAM, URL = sys.argv[1:]
INSPECTOR = "tests/mcp/node_modules/.bin/mcp-inspector"


def inspect(server, *options):
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [NODE, INSPECTOR, "--cli", *server, "--method", *options],
            env={**os.environ, "HOME": home},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        sys.exit(f"inspector.py: {options}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


for server in ([PROGRAM, "mcp"], [URL, "--transport", "http"]):
    tools = inspect(server, "tools/list")["tools"]
    assert [tool["name"] for tool in tools] == ["explain", "lookup", "search", "field", "changes"], tools
    text = '{"error_code": "Ecs.0085"}'
    explained = inspect(server, "tools/call", "--tool-name", "explain", "--tool-arg", f"text={json.dumps(text)}")
    assert explained["structuredContent"]["results"][0]["rootCause"] == "Ecs.0085", explained
    missed = inspect(server, "tools/call", "--tool-name", "lookup", "--tool-arg", 'codes=["Ecs.0999"]')
    assert missed["structuredContent"]["results"][0]["suggestions"], missed
    read = inspect(server, "resources/read", "--uri", "ecs-err://error/Ecs.0085")
    assert read["contents"][0]["mimeType"] == "text/markdown", read
    templates = inspect(server, "resources/templates/list")["resourceTemplates"]
    assert len(templates) == 1, templates
    print(f"the inspector uses {server[0]}")
