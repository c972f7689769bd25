"""What an error number, a code or a command means: as a whole process, beside a program that only greets."""

import json
import re
import shutil
import subprocess

import report
import tools
from measure import Way, attempt, in_turns

TITLE = "Look-ups"


def measured(options):
    ways = [attempt(name, make) for name, make in WAYS.items()]
    ways[1:1] = ours()
    figures = in_turns(ways, 20 if options.quick else 1000, warmup=5)
    floor = figures.get("static hello world")

    def to_the_floor(way):
        return [f"{figures[way.name].clock / floor.clock:.2f}" if floor else ""]

    # The program that only greets is the floor, not a peer.
    text = report.costs(ways[1:], figures, to_the_floor, ["× the floor, clock"])
    if floor:
        text += (f"\n\nThe floor is a static \"hello world\" in Rust: {report.duration(floor.clock)} "
                 f"({report.duration(floor.processor)} of processor time).")
    return f"{text} {resident()}"


def ours():
    program = tools.ecs_err()
    version = tools.own_version()
    commands = [["Ecs.0085"], ["--lang", "zh", "Ecs.0085"], ["--format", "json", "Ecs.0085"], ["网卡"]]
    # The last one is a search.
    return [Way(f"`ecs-err {' '.join(command)}`", version, lambda _, command=command: [[program, *command]], ours=True)
            for command in commands]


def resident():
    """The sentence about the memory of ours, which a child of Python can't tell: it starts with that of Python."""
    time = shutil.which("time")
    if not time:
        return "Without GNU time the memory is not measured."
    sizes = []
    for words in ("Ecs.0085", "网卡"):
        done = subprocess.run([time, "-f", "%M", tools.ecs_err(), words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        sizes.append(int(re.findall(r"\d+", done.stderr)[-1]) / 1024)
    return f"At most {sizes[0]:.1f} MB are resident for our look-up, and {sizes[1]:.1f} MB for our search."


def hello():
    directory = tools.WORK / "hello"
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "hello.rs").write_text('fn main() { println!("Hello, world!"); }\n')
    tools.output("rustc", "-O", "-C", "target-feature=+crt-static", "-C", "relocation-model=static", "hello.rs", cwd=directory)
    return Way("static hello world", "", lambda _: [[directory / "hello"]])


def errno():
    program = tools.debian("moreutils", "errno")
    return Way("`errno ENOENT` (moreutils)", tools.debian_version("moreutils"), lambda _: [[program, "ENOENT"]])


def perror():
    program = tools.debian("mariadb-client", "perror")
    return Way("`perror 1062` (MariaDB)", tools.debian_version("mariadb-client"), lambda _: [[program, "1062"]])


def tealdeer():
    """With a page for each of our codes: what a team would make that keeps its codes as pages of tldr."""
    program = tools.debian("tealdeer", "tldr")
    cache = tools.WORK / "tealdeer"
    pages = cache / "tldr-pages/pages/common"
    pages.mkdir(parents=True, exist_ok=True)
    for error in json.loads(tools.output(tools.ecs_err(), "--quiet", "export"))["errors"]:
        page = f"# {error['code']}\n\n> {error['description']['en']}\n\n- {error['action']['en']}\n\n`{error['status']}`\n"
        (pages / f"{error['code'].lower()}.md").write_text(page)
    env = {"TEALDEER_CACHE_DIR": str(cache), "HOME": str(cache)}
    return Way("`tldr ecs.0085` (tealdeer)", tools.debian_version("tealdeer"), lambda _: [[program, "ecs.0085"]], env=env)


def ruff():
    program = tools.python_environment() / "ruff"
    return Way("`ruff rule F401`", tools.python_version("ruff"), lambda _: [[program, "rule", "F401"]])


def rustc():
    # The compiler itself, not the program of rustup that starts it.
    program = f"{tools.output('rustc', '--print', 'sysroot').strip()}/bin/rustc"
    version = tools.output(program, "--version").split()[1]
    return Way("`rustc --explain E0308`", version, lambda _: [[program, "--explain", "E0308"]])


WAYS = {
    "static hello world": hello,
    "errno": errno,
    "perror": perror,
    "tealdeer": tealdeer,
    "ruff rule": ruff,
    "rustc --explain": rustc,
}
