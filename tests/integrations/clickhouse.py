"""Runs a file of statements in chDB, which is ClickHouse in a Python process.

usage: clickhouse.py FILE
"""

import pathlib
import re
import sys

from chdb import session

statements = re.split(r";\n", pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
clickhouse = session.Session()
for statement in statements:
    if statement.strip():
        clickhouse.query(statement)
