"""The section of docs/performance.md: a subsection for each subject, of which those that ran are replaced."""

import datetime
import os
import platform
import re

from measure import Failed
from tools import ROOT

FILE = ROOT / "docs/performance.md"
START = "<!-- benches/peers/run.py writes this section -->"
END = "<!-- the end of what benches/peers/run.py writes -->"
INTRODUCTION = """## Beside other programs

`benches/peers/run.py` runs other programs and ours in turns on the same work and writes this section; each table has
the command that renews it. Programs are whole processes, and the costs are medians, on the clock and of processor time.
Programs that are ahead of ours come first in each table. `×` is how many times as long as ours a program takes."""


def table(columns, rows):
    """A Markdown table. Each row is a list of texts."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def costs(ways, figures, extra=None, columns=(), memory=False):
    """A table of what ways cost, beside the first of ours, and the sentence that names who is ahead.

    `extra` makes the other cells of a row, for `columns`.
    """
    extra = extra or (lambda way: [])
    own = next((figures[way.name] for way in ways if way.ours and way.name in figures), None)
    if not own:
        raise Failed(next((way.skipped for way in ways if way.ours), "no program of ours"))

    def times(way):
        return figures[way.name].clock / own.clock, figures[way.name].processor / own.processor

    measured = [way for way in ways if way.name in figures]
    ahead = sorted((way for way in measured if not way.ours and min(times(way)) < 1), key=times)
    mine = [way for way in measured if way.ours]
    behind = sorted((way for way in measured if way not in ahead and not way.ours), key=times)
    rows = []
    for way in [*ahead, *mine, *behind]:
        cost = figures[way.name]
        cells = [label(way), duration(cost.clock), duration(cost.processor), *(f"{ratio:.2f}" for ratio in times(way))]
        rows.append(cells + ([f"{cost.memory:.0f} MB"] if memory else []) + extra(way))
    columns = ["program", "clock", "processor", "×, clock", "×, processor", *(["most memory"] if memory else []), *columns]
    for way in ways:
        if way.name not in figures:
            rows.append([way.name, f"skipped: {brief(way.skipped)}"] + [""] * (len(columns) - 2))
    return f"{leaders([way.name for way in ahead], 'quicker than ours on the clock or in processor time')}\n\n{table(columns, rows)}"


def leaders(names, how):
    """The sentence that names the peers that are ahead, and how."""
    return f"**{how.capitalize()}: {', '.join(names)}.**" if names else f"No peer is {how}."


def label(way):
    return f"{way.name} {way.version}".strip()


def brief(reason):
    """A reason in one line, without the paths of this machine."""
    return re.sub(r"/\S*/", "", " ".join(reason.split()))[:160]


def duration(milliseconds):
    if milliseconds < 100:
        return f"{milliseconds:.2f} ms"
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def conditions(subject, options, busy):
    """What a reader needs to judge the figures: the command, the day, the machine."""
    flags = " --quick" if options.quick else ""
    flags += " --large" if options.large and subject == "site" else ""
    text = (f"`benches/peers/run.py {subject}{flags}`, {datetime.date.today()}, {os.cpu_count()} processors, "
            f"{platform.system()} {platform.release().split('-')[0]}.")
    if options.quick:
        text += " A quick run with few rounds, which only shows that everything works."
    if busy:
        text += " Other programs used the machine; the ratios count, not the times."
    return text


def write(sections, order):
    """Replaces the subsections of the subjects in `sections`; `order` has the title of each subject."""
    text = FILE.read_text()
    if text.count(START) != 1 or text.count(END) != 1:
        raise SystemExit(f"{FILE} needs one line {START} and one line {END}")
    before, rest = text.split(START)
    old, after = rest.split(END)
    parts = {part.split("\n", 1)[0]: part for part in old.split("\n### ")[1:]}
    for subject, body in sections.items():
        parts[order[subject]] = f"{order[subject]}\n\n{body}"
    kept = [f"### {parts[title].strip()}" for title in order.values() if title in parts]
    FILE.write_text(before + START + "\n\n" + "\n\n".join([INTRODUCTION, *kept]) + "\n\n" + END + after)
