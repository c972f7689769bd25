"""Explains the error codes of a log with Polars: all of each line, at its end.

ecs-err export --format csv --lang en --out /etc/ecs-err/codes.csv
ecs-err export --regex vrl > /etc/ecs-err/codes.vrl.regex
"""

from pathlib import Path

import polars as pl

expression = Path("/etc/ecs-err/codes.vrl.regex").read_text(encoding="utf-8").strip()
codes = pl.read_csv("/etc/ecs-err/codes.csv", infer_schema=False).select(
    pl.col("code").str.to_lowercase().alias("key"),
    "code",
    pl.concat_str("description_en", "action_en", separator=" ", ignore_nulls=True).alias("explanation"),
)
lines = Path("/var/log/app.log").read_text(encoding="utf-8").removesuffix("\n").split("\n")
log = pl.DataFrame({"line": lines}).with_row_index("number")

# A row for each code in the log. extract_all() gives whole matches, in which the code is the first group.
found = (
    log.select("number", pl.col("line").str.extract_all(expression).alias("match"))
    .explode("match")
    .drop_nulls()
    .select("number", pl.col("match").str.extract(expression, 1).alias("written"))
    .with_columns(pl.col("written").str.to_lowercase().alias("key"))
    .join(codes, on="key", how="left", maintain_order="left")
    .select("number", pl.coalesce("code", "written").alias("code"), pl.col("explanation").fill_null("not in this catalog"))
)

# How often each code occurs.
counts = found.group_by("code", "explanation").len("times").sort("times", "code", descending=[True, False])
counts.select("times", "code", "explanation").write_csv("/var/log/app.codes.csv")

# The log.
notes = found.group_by("number").agg(pl.format("  ← {} {}", "code", "explanation").str.join("").alias("notes"))
explained = log.join(notes, on="number", how="left", maintain_order="left")
explained = explained.select(pl.concat_str("line", pl.col("notes").fill_null("")))
Path("/var/log/app.explained.log").write_text("\n".join(explained.to_series()) + "\n", encoding="utf-8")
