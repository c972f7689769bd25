#!/usr/bin/env bash
# Counts the codes of a log on a Spark cluster of two workers, one of which is killed, and compares with `ecs-err`.
#
# Needs Java 17 and Python; on Debian openjdk-17-jre-headless and python3-venv. The first run downloads PySpark.
#
# usage: tests/spark.sh [MEGABYTES]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. tests/program.sh

python_environment spark-python integrations/spark/tests/requirements.txt

target/spark-python/bin/python integrations/spark/tests/check.py "$program" "$work" "${1:-6}"
