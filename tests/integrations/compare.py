"""Compares a log that a program explained with what `ecs-err annotate` explains.

Both have `  ← CODE TEXT` at the end of a line for each code. Letter case of codes is ignored: some programs print them
as the log has them.

usage: compare.py DIRECTORY NAME OUTPUT [--ahead] [--first] [--unsorted]

DIRECTORY has `annotated` and `summary`, what annotate prints. --ahead is for programs whose expressions look ahead,
--first for those that explain the first code of a line only, --unsorted for those that don't keep the order of lines.
"""

import collections
import pathlib
import sys

ARROW = "  ← "
FOREIGN = "a code of another service"
LOOK_AHEAD = "look ahead: "

directory, name, output, *options = sys.argv[1:]


def read(path):
    """The lines with their codes and texts."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    if "--unsorted" in options:
        lines.sort()
    for line in lines:
        line, *notes = line.split(ARROW)
        yield line, [tuple(note.split(" ", 1)) for note in notes]


def count(lines):
    return collections.Counter(code.casefold() for _, notes in lines for code, _ in notes)


expected = [(line, [note for note in notes if note[1] != FOREIGN]) for line, notes in read(f"{directory}/annotated")]
found = list(read(output))
assert len(found) == len(expected), f"{len(expected)} lines in, {len(found)} out"

ahead = 0
for number, ((line, notes), (line_found, notes_found)) in enumerate(zip(expected, found), 1):
    assert line_found == line, f"line {number} is not as it was:\n{line}\n{line_found}"
    if LOOK_AHEAD in line and "--ahead" not in options:
        assert len(notes_found) == 1, f"line {number}: {notes_found}"
        ahead += 1
        continue
    # annotate explains each code once in a line.
    unique = list(dict.fromkeys((code.casefold(), text) for code, text in notes_found))
    wanted = [(code.casefold(), text) for code, text in notes]
    wanted = wanted[:1] if "--first" in options else wanted
    assert unique == wanted, f"line {number}:\n{line[:200]}\n{wanted}\n{unique}"

counts = count([line for line in found if LOOK_AHEAD not in line[0] or "--ahead" in options])
if "--first" in options:
    summary = count([(line, notes[:1]) for line, notes in expected])
else:
    summary = collections.Counter()
    for line in pathlib.Path(f"{directory}/summary").read_text(encoding="utf-8").splitlines():
        times, code, text = line.split(maxsplit=2)
        if text != FOREIGN:
            summary[code.casefold()] = int(times)
assert counts == summary, (counts - summary, summary - counts)

remark = f", {ahead} more because it can't look ahead" if ahead else ""
print(f"{name}: {len(found)} lines, {counts.total()} codes{remark}: ok")
