"""Prints a configuration of pre-commit with the hooks of a manifest, whose entries are programs on PATH.

pre-commit would compile a hook in Rust from its sources.

usage: config.py .pre-commit-hooks.yaml
"""

import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as manifest:
    hooks = [hook | {"language": "system"} for hook in yaml.safe_load(manifest) if hook["language"] == "rust"]
print(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
