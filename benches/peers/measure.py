"""Measuring whole processes in turns: each round runs every way once, so that other load on the machine affects all alike."""

import os
import shlex
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path


class Skip(Exception):
    """Why a peer can't be measured on this machine."""


class Failed(Exception):
    """A command that did not succeed."""


@dataclass
class Way:
    """A way to do some work: a program's name, its version, and the commands that do the work, one after the other.

    `commands` gets the number of the round, for those that write to a new directory each time.
    """

    name: str
    version: str = ""
    commands: object = None
    env: dict = field(default_factory=dict)
    stdin: str = os.devnull
    stdout: str = os.devnull
    # Exit statuses that are answers; ripgrep has 1 for "nothing found".
    fine: tuple = (0,)
    ours: bool = False
    skipped: str = ""


@dataclass
class Run:
    """What one run of a command cost: milliseconds on the clock and of processor time, and resident megabytes."""

    clock: float
    processor: float
    memory: float


def run(command, way, log=os.devnull):
    """Runs a command and measures it. Fails if its exit status is not an answer of the way."""
    files = [
        (os.POSIX_SPAWN_OPEN, 0, way.stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, way.stdout, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
    ]
    environment = {**os.environ, **way.env}
    command = [os.fspath(part) for part in command]
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], command, environment, file_actions=files)
    _, status, used = os.wait4(process, 0)
    clock = time.perf_counter() - started
    status = os.waitstatus_to_exitcode(status)
    if status not in way.fine:
        raise Failed(f"{shlex.join(command)}: exit status {status}")
    return Run(clock * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)


def in_turns(ways, rounds, warmup=1, log=os.devnull, before=lambda: None):
    """The median costs of each way by its name, without those that are skipped. A way that fails becomes skipped.

    `before` is called before each way, and not measured.
    """
    runs = {way.name: [] for way in ways}
    for round_ in range(-warmup, rounds):
        for way in ways:
            if way.skipped:
                continue
            before()
            try:
                parts = [run(command, way, log) for command in way.commands(round_)]
            except (Failed, OSError) as error:
                way.skipped = str(error)
                continue
            if round_ >= 0:
                runs[way.name].append(added(parts))
    return {way.name: median(runs[way.name]) for way in ways if not way.skipped}


def added(runs):
    """The costs of commands that run one after the other."""
    return Run(sum(r.clock for r in runs), sum(r.processor for r in runs), max(r.memory for r in runs))


def median(runs):
    middle = statistics.median
    return Run(middle(r.clock for r in runs), middle(r.processor for r in runs), max(r.memory for r in runs))


def attempt(name, make):
    """The way that `make` makes, or a skipped one with the reason why this machine can't have it."""
    try:
        return make()
    except (Skip, Failed, OSError) as error:
        print(f"skip {name}: {error}", flush=True)
        return Way(name, skipped=str(error))


def scratch(directory):
    """A new, empty directory."""
    directory = Path(directory)
    number = 0
    while (directory / str(number)).exists():
        number += 1
    made = directory / str(number)
    made.mkdir(parents=True)
    return made
