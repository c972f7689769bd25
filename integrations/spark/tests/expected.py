"""What `ecs-err` counts in the same logs on one machine, without Spark."""

import collections
import gzip
import json
import re
import subprocess

RANKS = {"": 0, "message": 1, "code": 2}


class Expected:
    """The counts of all days.

    occurrences: by day and code, from `annotate --summary`.
    counts: by day, code, root cause and basis, the number of lines; the codes of a line are those of `annotate`.
    lines: by day, the number of lines, of lines with codes, and of those that are not UTF-8.
    disputed: by basis, the texts for whose root cause the rule of the job and `ecs-err explain` differ.
    """

    def __init__(self, program, logs, table, head):
        self.program, self.head = program, head
        self.wraps = {row["code"]: row["wraps"] for row in table}
        self.services = {row["code"].rstrip("0123456789") for row in table}
        self.occurrences, self.counts, self.lines = collections.Counter(), collections.Counter(), {}
        self.disputed, self.explained = collections.defaultdict(list), {}
        for day in sorted(logs.glob("day=*")):
            self.read(day.name.removeprefix("day="), [content(file) for file in sorted(day.iterdir())])

    def read(self, day, files):
        # Each file ends its last line.
        text = b"".join(file if file.endswith(b"\n") or not file else file + b"\n" for file in files)
        command = [self.program, "annotate", "--summary", "--style", "json"]
        annotated = subprocess.run(command, input=text, check=True, capture_output=True)
        for times, code in re.findall(r"^ *([0-9]+) (\S+)  ", annotated.stderr.decode(), re.MULTILINE):
            if self.is_own(code):
                self.occurrences[day, code] += int(times)
        raw = text.split(b"\n")[:-1]
        records = [json.loads(line) for line in annotated.stdout.split(b"\n")[:-1]]
        assert len(raw) == len(records), (day, len(raw), len(records))
        with_codes = undecodable = 0
        for line, record in zip(raw, records):
            undecodable += not is_utf8(line)
            codes = [one["code"] for one in record["codes"] if one["kind"] != "foreignCode"]
            if not codes:
                continue
            with_codes += 1
            root, basis = self.rule(codes)
            for code in codes:
                self.counts[day, code, root, basis] += 1
            if len(codes) > 1 and len(line) < 10_000:
                self.compare(line[self.head :], codes, root, basis)
        self.lines[day] = (len(raw), with_codes, undecodable)

    def is_own(self, code):
        return code.rstrip("0123456789") in self.services

    def rule(self, codes):
        """The rule of README.md, on the codes of a line, each once, in order."""
        rank = lambda code: RANKS[self.wraps.get(code) or ""]
        least = min(map(rank, codes))
        best = [code for code in codes if rank(code) == least]
        return best[0], "only" if len(codes) == 1 else "wraps" if len(best) == 1 else "first"

    def compare(self, text, codes, root, basis):
        """Compares with the root cause that `ecs-err explain` finds. Of unrelated errors, it is none of them."""
        if text not in self.explained:
            command = [self.program, "explain", "--format", "json"]
            [answer] = json.loads(subprocess.run(command, input=text, capture_output=True).stdout)
            self.explained[text] = answer["rootCause"]
            if answer["rootCause"] not in (None, root):
                self.disputed[basis].append((text, root, answer["rootCause"]))


def content(file):
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def is_utf8(line):
    try:
        line.decode()
        return True
    except UnicodeDecodeError:
        return False
