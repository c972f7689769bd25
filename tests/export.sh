#!/usr/bin/env bash
# Exports catalogs, and reads what is written with the programs that it is for: DuckDB, pandas, Polars, Python, gettext,
# and validators of JSON Schema and OpenAPI.
#
# Needs Python, gettext, and Node.js with npm; on Debian python3-venv, gettext and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. tests/program.sh
cargo run --locked --quiet -p synth -- 3000 --out "$work/large" >/dev/null
mkdir "$work/openapi"

# tests/integrations.sh uses the same environment.
python_environment readers-python tests/export/requirements.txt

for catalog in data tests/catalogs/* tests/generate/awkward tests/generate/empty "$work/large"; do
    target/readers-python/bin/python tests/export/check.py "$program" "$catalog"
    "$program" --quiet export "$catalog" --format openapi --out "$work/openapi/$(basename "$catalog").json" >/dev/null
done
# Outside of the repository, where npx would look for packages.
(cd "$work/openapi" && REDOCLY_TELEMETRY=off npx --yes @redocly/cli@2.77.0 lint --extends spec --max-problems 20 ./*.json)
