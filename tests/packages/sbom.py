"""Validates the SBOM of a program: its schema, and that it has what the program is linked with.

usage: sbom.py SBOM CARGO_TREE

CARGO_TREE has a line for each crate: its name, a space and its version.
"""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

text = Path(sys.argv[1]).read_text(encoding="utf-8")
document = json.loads(text)
error = JsonStrictValidator(SchemaVersion.from_version(document["specVersion"])).validate_str(text)
if error is not None:
    sys.exit(f"{sys.argv[1]}: {error}")

linked = set(Path(sys.argv[2]).read_text(encoding="utf-8").splitlines())
named = {f"{component['name']} {component['version']}" for component in document["components"]}
main = document["metadata"]["component"]
named.add(f"{main['name']} {main['version']}")
if missing := sorted(linked - named):
    sys.exit(f"{sys.argv[1]} does not name {', '.join(missing)}")
unlicensed = [component["name"] for component in document["components"] if not component.get("licenses")]
if unlicensed:
    sys.exit(f"{sys.argv[1]} names no licence of {', '.join(unlicensed)}")
print(f"CycloneDX {document['specVersion']}: {len(named)} crates")
