"""Compares the answers from C with those of the program, and with the vectors of the repository.

usage: vectors.py PROGRAM STEP COMMAND...

With a step of 10, every tenth text is used. COMMAND is tests/answers.c, compiled, and what runs it.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VECTORS = Path(__file__).resolve().parents[3] / "tests/vectors"
program, step, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]


def answers(kind, texts):
    """What C answers to each text."""
    data = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    done = subprocess.run([*command, kind], input=data, stdout=subprocess.PIPE, check=True)
    printed = done.stdout.decode().split("\n.\n" if kind == "explain" else ".\n")
    # After the last separator there is nothing.
    if printed.pop() or len(printed) != len(texts):
        sys.exit(f"{kind}: {len(texts)} texts have {len(printed)} answers")
    return printed


def explained(text):
    """What the program explains."""
    arguments = [program, "--quiet", "explain", "--format", "json"]
    return subprocess.run(arguments, input=text, stdout=subprocess.PIPE, check=False).stdout.decode()


def same(text, expected, answer):
    if answer != expected:
        sys.exit(f"for {text!r}\nexpected {expected}\nfrom C {answer}")


def vectors(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))[::step]


bodies = [vector["text"].encode() for vector in vectors("bodies.json")]
with ThreadPoolExecutor(2) as pool:
    programs = pool.map(explained, bodies)
    for text, answer, expected in zip(bodies, answers("explain", bodies), programs, strict=True):
        same(text, expected, answer + "\n")

found = vectors("find-codes.json")
texts = [vector["text"].encode() for vector in found]
for vector, text, answer in zip(found, texts, answers("find", texts), strict=True):
    codes = {"known": [], "unknown": [], "foreign": []}
    for line in answer.splitlines():
        kind, code, start, end = line.split()
        same(text, code.casefold(), text[int(start) : int(end)].decode().casefold())
        if code not in codes[kind]:
            codes[kind].append(code)
    same(text, {kind: vector[kind] for kind in codes}, codes)

print(f"explain: {len(bodies)} texts as the program; find: {len(texts)} texts as in the vectors")
