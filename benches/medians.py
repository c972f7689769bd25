"""The medians of what hyperfine measured in rounds (runs-*.json in this directory), and their ratio to the first command's."""

import glob
import json
import statistics

times = {}
for name in sorted(glob.glob("runs-*.json")):
    for run in json.load(open(name))["results"]:
        times.setdefault(run["command"], []).extend(run["times"])
medians = {command: statistics.median(runs) for command, runs in times.items()}
first = next(iter(medians.values()))
width = max(map(len, medians))
print(f"{'command':{width}} {'median ms':>10} {'ratio':>6}")
for command, median in medians.items():
    print(f"{command:{width}} {median * 1000:10.3f} {median / first:6.2f}")
