#!/usr/bin/env bash
# Alternatives to ecs-err search on the same records: grep and ripgrep over data/, and
# SQLite's full-text search (FTS5, trigram tokenizer) in a database file that is ready.
# Needs hyperfine, ripgrep, sqlite3 and Python.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet
program=$(cargo build --release --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')
cp "$program" "$work/ecs-err"
cp -r data "$work/data"
cd "$work"
./ecs-err export > catalog.json
python3 - <<'PYTHON'
import json, subprocess

# A row for each error, with all of its texts.
def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)

quote = lambda text: "'" + text.replace("'", "''") + "'"
rows = [(error["code"], "\n".join(texts(error))) for error in json.load(open("catalog.json"))["errors"]]
script = "CREATE VIRTUAL TABLE errors USING fts5(code, text, tokenize = 'trigram');\nBEGIN;\n"
script += "".join(f"INSERT INTO errors VALUES ({quote(code)}, {quote(text)});\n" for code, text in rows)
subprocess.run(["sqlite3", "catalog.db"], input=script + "COMMIT;\n", text=True, check=True)
PYTHON

python3 - <<'PYTHON'
import json, re, shlex, statistics, subprocess

# Each query with a code that is a right answer.
QUERIES = [
    ("网卡", "Ecs.0085"),
    ("规格售罄", "Ecs.0018"),
    ("flavor sold out", "Ecs.0018"),
    ("flaver sold out", "Ecs.0018"),
    ("insufficient quota", "Ecs.0001"),
    ("current flavor a can not resize to flavor b", "Ecs.0812"),
]
CODE = re.compile(r'"code": "([A-Za-z]+\.[0-9]+)"')

def ways(query):
    words = query.split()
    match = " AND ".join(f'"{word}"' for word in words)
    select = f"SELECT code FROM errors WHERE errors MATCH '{match}' ORDER BY rank LIMIT 10"
    return {
        "grep -r": ["grep", "-rniF", "--", query, "data/errors"],
        "rg": ["rg", "-niF", "--sort", "path", "--", query, "data/errors"],
        "sqlite3, FTS5 trigram": ["sqlite3", "catalog.db", select],
        "ecs-err search": ["./ecs-err", "search", "--kind", "error", "--format", "json", query],
    }

def records(lines):
    """The codes of the records with matches in their lines of a file."""
    codes = []
    for line in lines:
        path, number, _ = line.split(":", 2)
        with open(path, encoding="utf-8") as file:
            above = [CODE.search(text) for text in file.read().splitlines()[: int(number)]]
        found = [code.group(1) for code in above if code]
        codes += [code for code in found[-1:] if code not in codes]
    return codes

def found(way, output):
    if way == "ecs-err search":
        return [hit["id"] for hit in json.loads(output)["hits"]]
    return output.split() if way.startswith("sqlite3") else records(output.splitlines())

print(f"{'query':44} {'way':22} {'median ms':>9} {'records':>7}  right answer")
for query, answer in QUERIES:
    commands = ways(query)
    run = ["hyperfine", "--shell", "none", "--ignore-failure", "--warmup", "10", "--runs", "100",
           "--export-json", "runs.json", *map(shlex.join, commands.values())]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times = [statistics.median(result["times"]) for result in json.load(open("runs.json"))["results"]]
    for (way, command), time in zip(commands.items(), times):
        codes = found(way, subprocess.run(command, capture_output=True, text=True).stdout)
        place = f"place {codes.index(answer) + 1}" if answer in codes else "not found"
        print(f"{query:44} {way:22} {time * 1000:9.2f} {len(codes):7}  {place}")
PYTHON
