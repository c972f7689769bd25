"""Reads the HTML that a generator of sites made of the pages of catalogs in English.

usage: check.py PROGRAM HTML BASE CATALOG...

Every code has a page with its texts, character by character, and every link leads to a file and an anchor. BASE is the
path of the site in its addresses, such as /docs/.
"""

import html.parser
import json
import pathlib
import subprocess
import sys
from urllib.parse import unquote, urljoin, urlsplit

program, directory, base, *catalogs = sys.argv[1:]
language = "en"
root = pathlib.Path(directory)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.ids, self.titles, self.texts = [], set(), [], []
        self.is_title = False
        self.skipped = 0
        self.feed(text)
        self.text = plain("".join(self.texts))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.update(values[key] for key in ("id", "name") if values.get(key))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag in ("script", "style"):
            self.skipped += 1
        if tag == "h1":
            self.is_title = True
            self.titles.append("")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skipped -= 1
        if tag == "h1":
            self.is_title = False

    def handle_data(self, data):
        if self.skipped:
            return
        self.texts.append(data)
        if self.is_title:
            self.titles[-1] += data


def plain(text):
    # A symbol for the link to a heading, and a blank of no width.
    return "".join(text.replace("\u00b6", "").replace("\u200b", "").split())


def of_record(text):
    """The text of a record without the marks of lists."""
    lines = [line.strip() for line in text.splitlines()]
    return plain("".join(line.removeprefix("- ") for line in lines))


pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.html"))}
titles = {}
for path, page in pages.items():
    for title in page.titles:
        titles.setdefault(plain(title), []).append(page)

wrong = []
errors = []
for catalog in catalogs:
    command = [program, "--quiet", "export", catalog]
    document = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    own = document["catalog"]["messageLanguage"]
    errors += [(own, error) for error in document["errors"]]
for own, error in errors:
    found = titles.get(error["code"], [])
    if not found:
        wrong.append(f"no page of {error['code']}")
    texts = [error.get("message", {}).get(own)]
    texts += [error.get(key, {}).get(language) for key in ("description", "action", "cause")]
    for text in filter(None, texts):
        if not any(of_record(text) in page.text for page in found):
            wrong.append(f"the page of {error['code']} lacks {text!r}")

count = 0
for path, page in pages.items():
    address = base + path.relative_to(root).as_posix().removesuffix("index.html")
    for link in page.links:
        parts = urlsplit(link)
        # A message of a server may look like an address.
        if parts.scheme or parts.netloc:
            continue
        target = urlsplit(urljoin(address, link))
        if not target.path.startswith(base):
            wrong.append(f"{path}: {link} leaves the site")
            continue
        file = root / unquote(target.path.removeprefix(base))
        file = file / "index.html" if file.is_dir() else file
        if not file.exists():
            file = file.with_name(file.name + ".html")
        count += 1
        if not file.exists():
            wrong.append(f"{path}: nothing is at {link}")
        elif target.fragment and file in pages and unquote(target.fragment) not in pages[file].ids | {"top"}:
            wrong.append(f"{path}: no anchor for {link}")

for line in wrong[:20]:
    print(line)
print(f"{len(pages)} pages, {len(errors)} codes, {count} links, {len(wrong)} wrong")
sys.exit(bool(wrong) or not pages)
