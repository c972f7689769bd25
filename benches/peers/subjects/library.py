"""Looking a code up and translating a message in process, beside crates for the same."""

import report
import tools

TITLE = "The library"
WORKS = {
    "look-up": "The record of each code by its text, nanoseconds for one. phf has its table at compile time.",
    "translation": """The Chinese message for an English one with values, as a `String`, nanoseconds for one. Fluent and rust-i18n
get the values; `ecs_err` gets the server's message and takes the values out of it.""",
}
CRATES = {"fluent": "fluent-bundle"}


def measured(options):
    printed = tools.output(tools.rust_peer("peers"), "5" if options.quick else "101")
    figures = [line.split("\t") for line in printed.splitlines()]
    return "\n\n".join(part(work, [(way, float(time)) for of, way, time in figures if of == work]) for work in WORKS)


def part(work, times):
    own = dict(times)["ecs_err"]
    # A peer that is ahead comes first.
    rows = [[label(way), f"{time:.1f} ns", f"{time / own:.2f}"] for way, time in sorted(times, key=lambda pair: pair[1])]
    ahead = [way for way, time in times if time < own]
    return f"{WORKS[work]} {report.leaders(ahead, 'quicker than ours')}\n\n{report.table(['crate', 'time', '×'], rows)}"


def label(way):
    if way == "ecs_err":
        return f"`ecs_err` {tools.own_version()}"
    if way == "HashMap":
        return "`std::collections::HashMap`"
    return f"{way} {tools.crate_versions()[CRATES.get(way, way)]}"
