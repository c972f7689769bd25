"""Finding the record that answers a query: how often it is among the first five, and how long that takes."""

import json
import re
import shutil
from urllib.parse import quote, unquote

import report
import tools
from measure import Failed, Way, attempt, median, run

TITLE = "Search"
SETS = ["relevance", "held-out", "kinds"]
FIRST = 5


def measured(options):
    work = tools.WORK / "search"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    records = list(records_of(json.loads(tools.output(tools.ecs_err(), "--quiet", "export"))))
    searches = [Ours(work)]
    for kind in (Trigrams, Words, Ripgrep, MiniSearch, Tantivy):
        way = attempt(kind.name, lambda kind=kind: kind(work))
        if not way.skipped:
            way.prepare(records)
        searches.append(way)

    found = {search.name: {name: 0 for name in SETS} for search in searches}
    runs = {search.name: [] for search in searches}
    counts = {}
    for name in SETS:
        # Every fiftieth query of a quick run; only figures of the sets are printed.
        queries = json.loads((tools.ROOT / f"tests/{name}.json").read_text())[:: 50 if options.quick else 1]
        counts[name] = len(queries)
        for query in queries:
            for search in searches:
                if search.skipped:
                    continue
                try:
                    cost, ids = search.ask(query["query"])
                except Failed as error:
                    search.skipped = str(error)
                    continue
                runs[search.name].append(cost)
                found[search.name][name] += not set(ids[:FIRST]).isdisjoint(query["answers"])
    figures = {search.name: median(runs[search.name]) for search in searches if not search.skipped}

    def success(search):
        return [f"{found[search.name][name] / counts[name]:.3f}" for name in SETS]

    def total(search):
        return sum(found[search.name].values())

    better = [search.name for search in searches if not search.skipped and total(search) > total(searches[0])]
    columns = [f"success@{FIRST}, {name} ({counts[name]})" for name in SETS]
    return (
        f"{len(records)} records of all kinds with their texts in both languages, and the queries of "
        f"{', '.join(f'`tests/{name}.json`' for name in SETS)}, each asked as a whole process; indexes are ready. "
        f"success@{FIRST} is the share of queries with a right answer among the first {FIRST} records.\n\n"
        f"{report.leaders(better, 'better than ours at finding')} {report.costs(searches, figures, success, columns)}\n\n"
        "SQLite gets the trigrams or the words of the query joined with OR, and ranks with bm25. ripgrep looks for the "
        "query as a text and has no ranks, so its records are in the order of their names. MiniSearch searches with "
        "prefixes and misspellings (`fuzzy: 0.2`). Only ours knows the catalog's synonyms."
    )


def records_of(catalog):
    """Each record as (id, text): its id, its names, and its texts in every language."""
    for kind, key, name in (("error", "errors", "code"), ("status", "statuses", "status"), ("structure", "structures", "id"),
                            ("operation", "operations", "id"), ("release", "releases", "number"), ("guide", "guides", "id")):
        for record in catalog[key]:
            own = {key: value for key, value in record.items() if key != "fields"}
            yield f"{kind}:{record[name]}", text_of(record[name], own, catalog["catalog"]["languages"])
            if kind == "structure":
                for field in record["fields"]:
                    id_ = f"{record['id']}#{field['name']}"
                    yield f"field:{id_}", text_of(id_, field, catalog["catalog"]["languages"])


def text_of(id_, record, languages):
    names = [str(record[key]) for key in ("name", "title", "reason", "type", "method", "path") if isinstance(record.get(key), str)]
    return "\n".join([str(id_), *names, *texts(record, languages)])


def texts(value, languages):
    """The texts below a value: those that are there in languages."""
    if isinstance(value, list):
        for item in value:
            yield from texts(item, languages)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in languages and isinstance(item, str):
                yield item
            else:
                yield from texts(item, languages)


class Search(Way):
    """A way to search. `command` makes the command for a query, `ids` reads the records out of what it prints."""

    def __init__(self, work, version, **options):
        super().__init__(self.name, version, **options)
        self.work = work
        self.stdout = str(work / "output")

    def prepare(self, records):
        """Makes the index."""

    def ask(self, query):
        cost = run(self.command(query), self)
        return cost, self.ids((self.work / "output").read_text())

    def ids(self, text):
        return text.split("\n")


class Ours(Search):
    name = "`ecs-err search`"

    def __init__(self, work):
        # Without hits the exit status is 1.
        super().__init__(work, tools.own_version(), ours=True, fine=(0, 1))
        self.program = tools.ecs_err()

    def command(self, query):
        return [self.program, "search", "--limit", str(FIRST), "--format", "json", "--", query]

    def ids(self, text):
        return [f"{hit['kind']}:{hit['id']}" for answer in json.loads(text) for hit in answer.get("hits", [])]


class Sqlite(Search):
    def __init__(self, work):
        super().__init__(work, tools.debian_version("sqlite3").split("-")[0])
        self.program = tools.debian("sqlite3", "sqlite3")
        self.database = work / f"{self.tokenizer}.db"

    def prepare(self, records):
        escaped = (tuple(cell.replace("'", "''") for cell in record) for record in records)
        rows = "".join(f"INSERT INTO records VALUES ('{id_}', '{text}');\n" for id_, text in escaped)
        script = f"CREATE VIRTUAL TABLE records USING fts5(id UNINDEXED, text, tokenize = '{self.tokenizer}');\nBEGIN;\n{rows}COMMIT;\n"
        tools.output(self.program, self.database, input=script)

    def command(self, query):
        words = " OR ".join(f'"{word}"' for word in self.words(query)) or '""'
        match = words.replace("'", "''")
        select = f"SELECT id FROM records WHERE records MATCH '{match}' ORDER BY rank LIMIT {FIRST}"
        return [self.program, "-readonly", self.database, select]


class Trigrams(Sqlite):
    name = "SQLite FTS5, trigram"
    tokenizer = "trigram"

    def words(self, query):
        parts = re.findall(r"[^\s\"]+", query)
        return dict.fromkeys(part[at : at + 3] for part in parts for at in range(len(part) - 2))


class Words(Sqlite):
    name = "SQLite FTS5, unicode61"
    tokenizer = "unicode61"

    def words(self, query):
        return re.findall(r"\w+", query)


class Ripgrep(Search):
    name = "ripgrep"

    def __init__(self, work):
        # Without matches the exit status is 1.
        super().__init__(work, tools.debian_version("ripgrep").split("-")[0], fine=(0, 1))
        self.program = tools.debian("ripgrep", "rg")

    def prepare(self, records):
        (self.work / "records").mkdir()
        for id_, text in records:
            (self.work / "records" / quote(id_, safe="")).write_text(text)

    def command(self, query):
        return [self.program, "--no-config", "-liF", "--sort", "path", "--", query, self.work / "records"]

    def ids(self, text):
        return [unquote(path.rsplit("/", 1)[-1]) for path in text.split("\n")]


class MiniSearch(Search):
    name = "MiniSearch"

    def __init__(self, work):
        version = json.loads((tools.npm_environment() / "node_modules/minisearch/package.json").read_text())["version"]
        super().__init__(work, f"{version}, Node.js {tools.output('node', '--version').strip()}")
        # Node.js looks for packages beside the script.
        self.script = tools.npm_environment() / "minisearch.mjs"
        shutil.copy(tools.HERE / "minisearch.mjs", self.script)

    def prepare(self, records):
        tools.output("node", self.script, "index", self.work / "minisearch.json", input=lines(records))

    def command(self, query):
        return ["node", self.script, "search", self.work / "minisearch.json", query]


class Tantivy(Search):
    name = "tantivy"

    def __init__(self, work):
        super().__init__(work, tools.crate_versions()["tantivy"])
        self.program = tools.rust_peer("tantivy")

    def prepare(self, records):
        (self.work / "tantivy").mkdir()
        tools.output(self.program, "index", self.work / "tantivy", input=lines(records))

    def command(self, query):
        return [self.program, "search", self.work / "tantivy", query]


def lines(records):
    """The records as JSON lines."""
    return "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in records)
