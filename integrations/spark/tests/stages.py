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
as_exported = count_codes.read(spark, expression_path).strip()
rows = csv.DictReader(io.StringIO(count_codes.read(spark, table_path)))
prefixes = sorted({row["code"].rstrip("0123456789").lower() for row in rows})

value = F.col("value")
total = lambda column: logs.agg(F.sum(column))
number_of_codes = lambda expression: F.size(F.regexp_extract_all(value, F.lit(expression), F.lit(1)))
has_literal = F.lit(False)
for prefix in prefixes:
    has_literal = has_literal | F.lower(value).contains(prefix)

PARTS = {
    "read": lambda: total(F.octet_length(value)),
    "utf8": lambda: total(F.is_valid_utf8(value).cast("int")),
    # An expression that fails at the start of each line: what is left is the conversion to UTF-16.
    "decode": lambda: total(value.rlike(r"\A\x00\z").cast("int")),
    "literal": lambda: total(has_literal.cast("int")),
    "expression as exported": lambda: total(number_of_codes(as_exported)),
    "expression": lambda: total(number_of_codes(expression)),
    "all": lambda: count_codes.sequences_of_codes(logs, expression),
}

# The first round compiles.
for part in [*names, *names]:
    spark.sparkContext.setJobDescription(part)
    PARTS[part]().write.format("noop").mode("overwrite").save()
spark.stop()
