"""Writes a catalog's error codes as content for Hugo: a page a code and language.

Usage: ecs-err export | python3 content.py DIR [--all]

With --all, each page also has its JSON, its Markdown and an address in lower case, as `ecs-err build` makes them.
"""

import json
import pathlib
import shutil
import sys

catalog = json.load(sys.stdin)
directory = pathlib.Path(sys.argv[1])
shutil.copytree(pathlib.Path(__file__).parent / "layouts", directory / "layouts")
languages = catalog["catalog"]["languages"]
config = {
    "baseURL": "https://example.org/",
    "title": catalog["catalog"]["title"]["en"],
    "defaultContentLanguage": languages[0],
    "defaultContentLanguageInSubdir": True,
    "disableKinds": ["taxonomy", "term", "RSS"],
    "languages": {language: {"contentDir": f"content/{language}"} for language in languages},
}
everything = "--all" in sys.argv
if everything:
    config["disablePathToLower"] = True
    config["outputs"] = {"page": ["html", "json", "markdown"]}
    config["outputFormats"] = {"markdown": {"mediaType": "text/markdown", "isPlainText": True}}
(directory / "hugo.json").write_text(json.dumps(config))
for language in languages:
    errors = directory / "content" / language / "errors"
    errors.mkdir(parents=True)
    for error in catalog["errors"]:
        page = {
            "title": error["code"],
            "status": error["status"],
            "description": error["description"][language],
            "action": error["action"][language],
            "message": error["message"]["en"],
            "placeholders": [
                {"name": each["name"], "description": each["description"][language]} for each in error["placeholders"]
            ],
            "notes": [note["text"][language] for note in error["notes"]],
            "same": error["sameMessage"],
        }
        if everything:
            page["aliases"] = [f"/errors/{error['code'].lower()}/"]
        (errors / f"{error['code']}.md").write_text(json.dumps(page, ensure_ascii=False) + "\n")
