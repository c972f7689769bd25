"""Runs the job on a cluster that loses a worker, and compares its counts with those of `ecs-err`.

usage: check.py PROGRAM WORK MEGABYTES
"""

import csv
import json
import pathlib
import subprocess
import sys
import time

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession, functions as F

from cluster import SHORT, Cluster
from expected import Expected
from make_log import HEAD, compressed

HERE = pathlib.Path(__file__).parent
JOB = HERE.parent / "count_codes.py"
sys.path.append(str(HERE.parent))
import count_codes  # noqa: E402

program, work, megabytes = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
logs, out = work / "logs", work / "out"
table, expression = work / "codes.csv", work / "expression.txt"
# Small parts, so that there are enough tasks to lose some.
PART_BYTES = str(int(float(megabytes) * 1_000_000 / 80))
# On a busy machine the job may be over before it is seen to run on both workers.
MOST_ATTEMPTS = 3
CONF = {
    "spark.sql.files.maxPartitionBytes": PART_BYTES,
    "spark.sql.files.openCostInBytes": PART_BYTES,
    "spark.sql.adaptive.enabled": "false",
    # Both workers take part from the beginning.
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "60s",
    "spark.driver.extraJavaOptions": SHORT,
    "spark.executor.extraJavaOptions": SHORT,
}
LATE_DAY = "2026-11-02"


def main():
    subprocess.run([sys.executable, HERE / "make_log.py", program, logs, megabytes], check=True)
    export("--format", "csv", "--wide", "--out", str(table))
    export("--regex", "grok", "--out", str(expression))
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read_expected = lambda: Expected(program, logs, rows, HEAD)
    expected = read_expected()
    report_rule(expected)

    for attempt in range(MOST_ATTEMPTS):
        with Cluster(work / f"cluster-{attempt}", workers=2) as cluster:
            if lose_a_worker(cluster):
                break
    else:
        raise AssertionError("the job was always over before a worker could be killed: use a larger log")
    compare(expected)
    before = files_of_results()

    # A file of the second day comes late. The run replaces that day, and no other.
    late = [b"08:00:00.000 r00000000 ERROR late: Ecs.0012", b"08:00:00.000 r00000001 INFO  nothing"]
    (logs / f"day={LATE_DAY}/part-9.log.gz").write_bytes(compressed(late))
    count_codes.run(session(), count_codes.parse(arguments("--day", LATE_DAY)))
    compare(read_expected())
    after = files_of_results()
    assert {name for name in before if LATE_DAY not in name} == {name for name in after if LATE_DAY not in name}
    assert not before.keys() & {name for name in after if LATE_DAY in name}

    # A file that ends too early fails the run, which changes nothing.
    broken = logs / f"day={LATE_DAY}/part-a.log.gz"
    broken.write_bytes(compressed(late * 50_000)[:-1000])
    session().sparkContext.setLogLevel("OFF")
    try:
        count_codes.run(session(), count_codes.parse(arguments("--day", LATE_DAY)))
        raise AssertionError("the run did not fail")
    except Py4JJavaError as error:
        assert broken.name in str(error), error
    assert files_of_results() == after
    print("a lost worker, a late file, a broken file: ok")
    check_dialect()


def check_dialect():
    """Java finds each code of catalogs with other forms, with their expressions."""
    found = None
    catalogs = sorted((HERE.parents[2] / "tests/catalogs").iterdir())
    for catalog in catalogs:
        path = work / f"{catalog.name}.txt"
        export(str(catalog), "--regex", "grok", "--out", str(path))
        document = subprocess.run([program, "--quiet", "export", catalog], check=True, capture_output=True).stdout
        codes = [error["code"] for error in json.loads(document)["errors"]]
        lines = [(catalog.name, f'{{"error code": "{code}", "attempt": 1}}') for code in codes]
        lines = session().createDataFrame(lines, "day string, value string").coalesce(1)
        of_catalog = count_codes.sequences_of_codes(lines, count_codes.read_expression(session(), str(path)))
        of_catalog = of_catalog.select("day", "found", F.lit(codes).alias("codes"))
        found = found.union(of_catalog) if found else of_catalog
    rows = found.collect()
    for catalog in catalogs:
        of_catalog = [row for row in rows if row.day == catalog.name]
        assert sorted(row.found for row in of_catalog) == sorted([code] for code in of_catalog[0].codes), catalog
    print(f"the expressions of {len(catalogs)} catalogs, {len(rows)} codes: ok")


def export(*arguments):
    subprocess.run([program, "--quiet", "export", *arguments], check=True, stdout=subprocess.DEVNULL)


def arguments(*more):
    files = {"--logs": logs, "--table": table, "--expression": expression, "--out": out}
    return [*(str(word) for pair in files.items() for word in pair), *more]


def lose_a_worker(cluster):
    """Runs the job, and kills a worker while its tasks search the logs. Returns whether it could."""
    start = time.monotonic()
    job = cluster.submit(JOB, *arguments(), conf=CONF)
    killed = None
    while job.poll() is None and not killed:
        for stage in cluster.active_stages():
            done = [executor["succeededTasks"] for executor in (stage.get("executorSummary") or {}).values()]
            # Both workers have results that the next stage needs, and tasks are still to be done.
            if stage["numTasks"] > 20 and len(done) == 2 and min(done) >= 1 and sum(done) < stage["numTasks"] - 8:
                cluster.kill_worker(0)
                killed = stage
        time.sleep(0.02)
    assert job.wait() == 0, log_end(cluster)
    if not killed:
        return False
    events = cluster.events()
    removed = [event for event in events if event["Event"] == "SparkListenerExecutorRemoved"]
    ends = [event["Task End Reason"]["Reason"] for event in events if event["Event"] == "SparkListenerTaskEnd"]
    lost = [reason for reason in ends if reason != "Success"]
    assert removed and "Resubmitted" in lost, (len(removed), ends)
    print(f"killed a worker after {killed['numCompleteTasks']} of {killed['numTasks']} tasks, of which"
          f" {lost.count('Resubmitted')} were done again ({len(lost)} lost in all); {time.monotonic() - start:.0f} s")
    return True


def compare(expected):
    """All counts, code by code and day by day."""
    counts, lines = (session().read.parquet(str(out / name)).collect() for name in ["counts", "lines"])
    occurrences, by_root = {}, {}
    for row in counts:
        if row.code:
            key = row.day, row.code
            occurrences[key] = occurrences.get(key, 0) + row.occurrences
            key = row.day, row.code, row.root_cause, row.basis
            assert key not in by_root, key
            by_root[key] = row.lines
    assert same(occurrences, expected.occurrences)
    assert same(by_root, expected.counts)
    assert same({row.day: (row.lines, row.with_codes, row.undecodable) for row in lines}, expected.lines)
    assert all(row.lines == row.with_codes + row.without_codes for row in lines), lines
    without = {row.day: row.lines for row in counts if not row.code}
    assert same(without, {row.day: row.without_codes for row in lines})
    files = {day.name.removeprefix("day="): len(list(day.iterdir())) for day in logs.iterdir()}
    assert same({row.day: row.files for row in lines}, files)
    unknown = {row.code for row in counts if row.state == "unknown"}
    known = {row.code for row in counts if row.state == "active"}
    assert unknown and all(code[-4] == "9" for code in unknown), sorted(unknown)[:5]
    print(f"{sum(row.lines for row in lines)} lines, {sum(occurrences.values())} codes of {len(known)} kinds and"
          f" {len(unknown)} unknown, {len(by_root)} counts: equal")


def session():
    """A session in this process, for what needs no cluster."""
    conf = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.extraJavaOptions": SHORT,
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    }
    return SparkSession.builder.master("local[1]").config(map=conf).getOrCreate()


def same(found, expected):
    """Whether two mappings are equal; else it prints where not."""
    different = [key for key in found.keys() | expected.keys() if found.get(key) != expected.get(key)]
    for key in sorted(different, key=str)[:10]:
        print("differs:", key, found.get(key), "expected", expected.get(key))
    return not different


def report_rule(expected):
    """Where the rule says that the table decides, it agrees with `ecs-err explain`."""
    print(f"{len(expected.explained)} texts with several codes explained;"
          f" the rule differs in {({basis: len(texts) for basis, texts in expected.disputed.items()})}")
    assert set(expected.disputed) <= {"first"}, dict(expected.disputed)


def files_of_results():
    return {str(file): file.stat().st_mtime_ns for file in out.rglob("*.parquet")}


def log_end(cluster):
    return (cluster.work / "submit.log").read_text(errors="replace")[-4000:]


if __name__ == "__main__":
    main()
