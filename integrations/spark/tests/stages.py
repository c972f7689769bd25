"""Runs parts of the job on their own, to be measured by measure.py.

usage: spark-submit stages.py LOGS TABLE EXPRESSION PART...
"""

import csv
import io
import pathlib
import sys

from pyspark.sql import SparkSession, functions as F

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import count_codes  # noqa: E402

logs_path, table_path, expression_path, *names = sys.argv[1:]
spark = SparkSession.builder.appName("stages").getOrCreate()
for name, value in count_codes.SETTINGS.items():
    spark.conf.set(name, value)
logs = count_codes.read_logs(spark, logs_path, [])
expression = count_codes.read_expression(spark, expression_path)
rows = csv.DictReader(io.StringIO(count_codes.read(spark, table_path)))
prefixes = sorted({row["code"].rstrip("0123456789").lower() for row in rows})

value = F.col("value")
found = F.regexp_extract_all("value", F.lit(expression), F.lit(1))
has_literal = F.lit(False)
for prefix in prefixes:
    has_literal = has_literal | F.lower(value).contains(prefix)
has_exact_literal = F.lit(False)
for prefix in sorted({form for one in prefixes for form in [one, one.upper(), one.capitalize()]}):
    has_exact_literal = has_exact_literal | value.contains(prefix)
total = lambda column: logs.agg(F.sum(column))

PARTS = {
    "read": total(F.octet_length(value)),
    "utf8": total(F.is_valid_utf8(value).cast("int")),
    # An expression that fails at the start of each line: what is left is the conversion to UTF-16.
    "decode": total(value.rlike(r"\A\x00\z").cast("int")),
    "literal": total(has_literal.cast("int")),
    "exact literal": total(has_exact_literal.cast("int")),
    "expression": total(F.size(found)),
    "literal, then expression": total(F.when(has_literal, F.size(found)).otherwise(0)),
    "exact literal, then expression": total(F.when(has_exact_literal, F.size(found)).otherwise(0)),
    "all": count_codes.sequences_of_codes(logs, expression).agg(F.sum("lines")),
}

# The first round compiles.
for part in [*names, *names]:
    spark.sparkContext.setJobDescription(part)
    print(part, PARTS[part].first()[0], flush=True)
spark.stop()
