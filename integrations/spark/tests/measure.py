"""Measures the job and its parts, for one and two workers with a core each.

usage: measure.py PROGRAM LOGS TABLE EXPRESSION WORK [PART...]

The logs are plain files. Throughput is that of a second of processor time of the executors, so that other programs
on the machine matter little; `wall` is that of a second of the run time of the tasks.
"""

import collections
import pathlib
import resource
import shutil
import subprocess
import sys

from cluster import Cluster

program, logs, table, expression, work, *parts = sys.argv[1:]
parts = parts or ["read", "utf8", "decode", "literal", "expression as exported", "expression", "all"]
work = pathlib.Path(work).resolve()
files = sorted(pathlib.Path(logs).glob("day=*/*"))
MEGABYTES = sum(file.stat().st_size for file in files) / 1e6
HERE = pathlib.Path(__file__).parent
CONF = {"spark.sql.files.maxPartitionBytes": "8388608", "spark.sql.files.openCostInBytes": "8388608"}


def main():
    print(f"{MEGABYTES:.1f} MB", flush=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "annotate", "--summary", "--only-matching-lines", *files]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{'ecs-err annotate':32} {MEGABYTES / seconds:8.1f} MB/s of processor time", flush=True)
    for workers in [1, 2]:
        directory = work / f"measure-{workers}"
        shutil.rmtree(directory, ignore_errors=True)
        with Cluster(directory, workers) as cluster:
            arguments = [logs, table, expression]
            assert cluster.run(HERE / "stages.py", *arguments, *parts, conf=CONF) == 0, directory
            print(f"{workers} worker{'s' * (workers > 1)}")
            report(cluster.events())
            arguments = ["--logs", logs, "--table", table, "--expression", expression, "--out", directory / "out"]
            assert cluster.run(HERE.parent / "count_codes.py", *arguments, conf=CONF) == 0, directory
            report_job(cluster.events())


def report(events):
    """The second round of each part."""
    jobs = {}
    for event in events:
        if event["Event"] == "SparkListenerJobStart" and (part := event["Properties"].get("spark.job.description")):
            jobs.setdefault((part, event["Properties"].get("spark.sql.execution.id")), set()).update(event["Stage IDs"])
    last = {part: stages for (part, _), stages in jobs.items()}
    for part, stages in last.items():
        sums = metrics(events, stages)
        print(f"  {part:30} {MEGABYTES / sums['cpu']:8.1f} MB/s of processor time {MEGABYTES / sums['run']:8.1f} wall"
              f"  collector {sums['gc'] / sums['run']:4.0%}  shuffle {sums['shuffle'] / 1e3:.1f} kB", flush=True)


def report_job(events):
    sums = metrics(events, None)
    times = [event["Timestamp"] for event in events if event["Event"].startswith("SparkListenerApplication")]
    broadcasts = broadcast_sizes(events)
    print(f"  {'the whole job':30} {MEGABYTES / sums['cpu']:8.1f} MB/s of processor time, cold;"
          f" {(times[-1] - times[0]) / 1e3:.0f} s;  shuffle {sums['shuffle'] / 1e3:.1f} kB;  broadcasts {broadcasts}")


def metrics(events, stages):
    sums = collections.Counter()
    for event in events:
        if event["Event"] == "SparkListenerTaskEnd" and (stages is None or event["Stage ID"] in stages):
            task = event["Task Metrics"]
            sums["cpu"] += task["Executor CPU Time"] / 1e9
            sums["run"] += task["Executor Run Time"] / 1e3
            sums["gc"] += task["JVM GC Time"] / 1e3
            sums["shuffle"] += task["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return sums


def broadcast_sizes(events):
    """The sizes of the broadcast tables, in bytes."""
    names, values = {}, {}

    def visit(plan):
        if plan["nodeName"].startswith("BroadcastExchange"):
            names.update({metric["accumulatorId"]: plan["nodeName"] for metric in plan["metrics"]
                          if metric["name"] == "data size"})
        for child in plan["children"]:
            visit(child)

    for event in events:
        if "sparkPlanInfo" in event:
            visit(event["sparkPlanInfo"])
        if event["Event"].endswith("SparkListenerDriverAccumUpdates"):
            values.update({number: value for number, value in event["accumUpdates"]})
    return sorted({values[number] for number in names if number in values})


if __name__ == "__main__":
    main()
