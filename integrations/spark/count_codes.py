"""Counts the error codes of logs by day, code and root cause, on a Spark cluster.

usage: spark-submit count_codes.py --logs URI --table URI --expression URI --out URI [--day DAY]...

The logs are text files, some of them compressed, in directories `day=YYYY-MM-DD`. The table is that of
`ecs-err export --format csv --wide`, the expression that of `ecs-err export --regex grok`, whose syntax is also that of
Java. README.md describes what is written.
"""

import argparse
import collections
import csv
import io
import re
import sys
from urllib.parse import unquote

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession, functions as F

# Which codes of a line may be its root cause: those that wrap no other error, else those whose message names the
# cause, else those that only pass on the code of another one.
RANKS = {"message": 1, "code": 2}
COLUMNS = ["code", "service", "state", "wraps"]
# The test for more first characters than these saves little.
MAX_FIRST_CHARACTERS = 40
SETTINGS = {
    # A run replaces the days that it read, and no others.
    "spark.sql.sources.partitionOverwriteMode": "dynamic",
    # Days are text: 2026-11-29 is the directory `day=2026-11-29` again.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    # A file that can't be read to its end fails the run. It is never left out in silence.
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
}


class InputError(Exception):
    """Input that can't be used: what, where, and what to do."""


def main():
    options = parse(sys.argv[1:])
    spark = SparkSession.builder.appName("ecs-err count_codes").getOrCreate()
    try:
        run(spark, options)
    except InputError as error:
        sys.exit(f"error: {error}")
    finally:
        spark.stop()


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--logs", required=True, help="the directory with the directories day=YYYY-MM-DD")
    parser.add_argument("--table", required=True, help="the file of `ecs-err export --format csv --wide`")
    parser.add_argument("--expression", required=True, help="the file of `ecs-err export --regex grok`")
    parser.add_argument("--out", required=True, help="the directory of the results `counts` and `lines`")
    parser.add_argument("--day", action="append", default=[], help="read this day only; may be repeated")
    return parser.parse_args(arguments)


def run(spark: SparkSession, options):
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    expression = read_expression(spark, options.expression)
    codes, prefixes = read_table(spark, options.table)
    logs = read_logs(spark, options.logs, options.day)
    files = files_of_days(logs)

    # What follows works on a few rows for each task and day, however long the logs are.
    sequences = sequences_of_codes(logs, expression).persist()
    lines = count_lines(spark, files, sequences)
    counts = count_codes(lines, name_codes(sequences, codes, prefixes)).persist()
    check_accounts(lines, counts)

    write(counts, f"{options.out}/counts")
    # Last: a day with lines has its counts.
    write(lines, f"{options.out}/lines")
    # The next run of a session reads its files again.
    counts.unpersist()
    sequences.unpersist()


def read_expression(spark, path) -> str:
    expression = read(spark, path).strip()
    if "(?<code>" not in expression:
        raise InputError(f"{path} has no expression with the group `code`: write it with `ecs-err export --regex grok`")
    # A line ends only with \n, as for ecs-err.
    expression = "(?d)" + expression
    # Java tries the whole expression at each character, which takes three times as long as to test for the first one.
    first = first_characters(spark, expression)
    return f"(?d)(?=[{first}]){expression}" if first else expression


def first_characters(spark, expression) -> str:
    """The characters that a match can begin with, for a class; empty if there are many, or some beyond ASCII.

    The matcher says that it hit the end of a text if its only character is the beginning of a match.
    """
    pattern = spark._jvm.java.util.regex.Pattern.compile(expression)

    def can_begin(character):
        matcher = pattern.matcher(character)
        return matcher.lookingAt() or matcher.hitEnd()

    if any(map(can_begin, "é中ａ\ufffd")):
        return ""
    first = [number for number in range(128) if can_begin(chr(number))]
    return "".join(f"\\x{number:02x}" for number in first) if len(first) <= MAX_FIRST_CHARACTERS else ""


def read_table(spark, path) -> tuple[DataFrame, DataFrame]:
    """The codes of the table by their small letters, and the beginnings of those that end with a number."""
    rows = list(csv.DictReader(io.StringIO(read(spark, path), newline="")))
    missing = [column for column in COLUMNS if column not in (rows[0] if rows else {})]
    if missing:
        raise InputError(f"{path} has no column {missing[0]}: write it with `ecs-err export --format csv --wide`")
    codes, prefixes = {}, {}
    for row in rows:
        twin = codes.setdefault(row["code"].lower(), row)
        if twin is not row:
            raise InputError(f"{path} has codes that differ only in letter case: {twin['code']} and {row['code']}")
        prefix = row["code"].rstrip("0123456789")
        if prefix != row["code"]:
            prefixes.setdefault(prefix.lower(), (prefix, row["service"]))
    return (
        spark.createDataFrame(
            [(key, *(row[column] for column in COLUMNS)) for key, row in codes.items()],
            ", ".join(f"{column} string" for column in ["key", *COLUMNS]),
        ),
        spark.createDataFrame(
            [(key, *of_key) for key, of_key in prefixes.items()],
            "prefix_key string, prefix string, prefix_service string",
        ),
    )


def read(spark, path) -> str:
    try:
        return spark.read.text(path, wholetext=True).first().value
    except AnalysisException as error:
        raise InputError(f"{path} can't be read: {first_line(error)}") from error


def first_line(error) -> str:
    return str(error).strip().split("\n", 1)[0]


def read_logs(spark, directory, days) -> DataFrame:
    """The lines as `value`, with their `day`. A line ends with \\n, and its bytes need not be UTF-8."""
    reader = spark.read.option("lineSep", "\n").option("basePath", directory)
    try:
        logs = reader.text([f"{directory}/day={day}" for day in days] or directory)
    except AnalysisException as error:
        raise InputError(f"the logs can't be read: {first_line(error)}") from error
    if "day" not in logs.columns:
        raise InputError(f"{directory} has no directory day=YYYY-MM-DD")
    return logs.select("day", "value")


def files_of_days(logs) -> dict[str, int]:
    """The number of files of each day: those that are read, also if files are added meanwhile, and also empty ones."""
    return collections.Counter(unquote(re.search(r"/day=([^/]*)/", file)[1]) for file in logs.inputFiles())


def sequences_of_codes(logs, expression) -> DataFrame:
    """How many lines have which codes, as they are written, in this order; most lines have none.

    Each task counts its own lines first, so that a frequent code costs no more than a rare one.
    """
    groups = re.findall(r"\(\?<(code|labelled)>", expression)
    matches = [F.regexp_extract_all("value", F.lit(expression), F.lit(at)) for at, _ in enumerate(groups, 1)]
    found = matches[0]
    for others in matches[1:]:
        found = F.zip_with(found, others, lambda one, other: F.when(one != "", one).otherwise(other))
    return (
        logs.select("day", found.alias("found"), F.is_valid_utf8("value").alias("is_utf8"))
        .groupBy("day", "found")
        .agg(F.count(F.lit(1)).alias("lines"), F.count_if(~F.col("is_utf8")).alias("undecodable"))
    )


def count_lines(spark, files, sequences) -> DataFrame:
    """What became of the lines of each day."""
    has_codes = F.size("found") > 0
    sums = sequences.groupBy("day").agg(
        F.sum("lines").alias("lines"),
        F.sum(F.when(has_codes, F.col("lines")).otherwise(0)).alias("with_codes"),
        F.sum(F.when(has_codes, 0).otherwise(F.col("lines"))).alias("without_codes"),
        F.sum("undecodable").alias("undecodable"),
    )
    by_day = {row.day: tuple(row)[1:] for row in sums.collect()}
    return spark.createDataFrame(
        [(day, count, *by_day.get(day, (0, 0, 0, 0))) for day, count in sorted(files.items())],
        "day string, files long, lines long, with_codes long, without_codes long, undecodable long",
    )


def name_codes(sequences, codes, prefixes) -> DataFrame:
    """A row for each code of each sequence, with its name in the table.

    A code that the table lacks has the state `unknown`, and its beginning in the letter case of codes that begin alike.
    """
    prefix_key = F.regexp_replace("key", "[0-9]+$", "")
    renamed = F.concat("prefix", F.expr("substring(raw, length(prefix) + 1)"))
    return (
        sequences.select("day", "found", "lines", F.posexplode("found").alias("at", "raw"))
        .withColumn("key", F.lower("raw"))
        .withColumn("prefix_key", prefix_key)
        .join(F.broadcast(codes), "key", "left")
        .join(F.broadcast(prefixes), "prefix_key", "left")
        .select(
            *["day", "found", "lines", "at", "wraps"],
            F.coalesce("code", renamed, "raw").alias("code"),
            F.coalesce("service", "prefix_service").alias("service"),
            F.coalesce("state", F.lit("unknown")).alias("state"),
        )
    )


def count_codes(lines, named) -> DataFrame:
    """The lines and occurrences of each code, by day and root cause.

    Lines without codes are a row without a code. Each day has this row, so that each day is replaced.
    """
    rank = F.coalesce(*(F.when(F.col("wraps") == wraps, rank) for wraps, rank in RANKS.items()), F.lit(0))
    of_line = named.groupBy("day", "found", "lines").agg(
        # In the order of the line, within each rank.
        F.sort_array(F.collect_list(F.struct(rank.alias("rank"), "at", "code", "service", "state"))).alias("codes")
    )
    best = F.col("codes")[0]
    others = F.filter("codes", lambda one: one.code != best.code)
    rivals = F.filter(others, lambda one: one.rank == best.rank)
    basis = F.when(F.size(others) == 0, "only").when(F.size(rivals) == 0, "wraps").otherwise("first")
    of_line = of_line.select(
        "day", "found", "lines", best.code.alias("root_cause"), basis.alias("basis"), F.explode("codes").alias("one")
    )
    keys = ["day", "code", "root_cause", "basis", "service", "state"]
    of_code = of_line.select("*", "one.*").groupBy("found", "lines", *keys).agg(F.count(F.lit(1)).alias("times"))
    with_codes = of_code.groupBy(keys).agg(
        F.sum("lines").alias("lines"), F.sum(F.col("lines") * F.col("times")).alias("occurrences")
    )
    nothing = [F.lit(None).cast("string").alias(name) for name in keys[1:]]
    without_codes = F.col("without_codes").alias("lines")
    return with_codes.unionByName(
        lines.select("day", *nothing, without_codes, F.lit(0).cast("long").alias("occurrences"))
    )


def check_accounts(lines, counts):
    """Every line that was read is counted under exactly one root cause, or has no code."""
    once = F.col("code").isNull() | (F.col("code") == F.col("root_cause"))
    sums = counts.where(once).groupBy("day").agg(F.sum("lines").alias("counted"))
    counted = {row.day: row.counted for row in sums.collect()}
    for row in lines.collect():
        if row.lines != counted.get(row.day):
            raise InputError(f"day {row.day}: of {row.lines} lines {counted.get(row.day)} were counted; run it again")


def write(results, path):
    """Replaces the days of the results, with a file for each."""
    results.repartition("day").write.mode("overwrite").partitionBy("day").parquet(path)


if __name__ == "__main__":
    main()
