"""What is measured: our programs, and the peers that the registries have. Everything is fetched into target/peers."""

import functools
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from measure import Skip

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORK = ROOT / "target/peers"


def output(*command, **options):
    """The output of a command as text. A command that fails is a reason to skip what needs it."""
    command = [os.fspath(part) for part in command]
    try:
        done = subprocess.run(command, capture_output=True, text=True, **options)
    except OSError as error:
        raise Skip(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or [""]
        raise Skip(f"{Path(command[0]).name} failed: {last[0][:200]}")
    return done.stdout


def cargo(*arguments):
    """The path of the program that cargo builds in the release profile."""
    built = output("cargo", "build", "--locked", "--release", "--quiet", "--message-format", "json-render-diagnostics",
                   *arguments, cwd=ROOT)
    paths = [line.split('"executable":"')[1].split('"')[0] for line in built.splitlines() if '"executable":"' in line]
    return Path(paths[-1])


def built(variable, *arguments):
    """The program that an environment variable names, else the one that cargo builds."""
    return Path(os.environ[variable]).resolve() if variable in os.environ else cargo(*arguments)


@functools.cache
def ecs_err():
    """The program with the default features; ECS_ERR names one that is built."""
    return built("ECS_ERR", "--bin", "ecs-err")


@functools.cache
def ecs_err_full():
    """The program as packages have it, which writes pages for other generators; ECS_ERR_FULL names one that is built."""
    return built("ECS_ERR_FULL", "--features", "full", "--bin", "ecs-err")


@functools.cache
def synth():
    """The program that makes catalogs; SYNTH names one that is built."""
    return built("SYNTH", "--package", "synth")


@functools.cache
def rust_peer(name):
    """A program of `library/`: the crates among the peers, and what needs them."""
    return cargo("--manifest-path", HERE / "library/Cargo.toml", "--bin", name)


def own_version():
    return output(ecs_err(), "--version").split()[1]


@functools.cache
def crate_versions():
    """The versions of the crates among the peers."""
    lock = tomllib.loads((HERE / "library/Cargo.lock").read_text())
    return {package["name"]: package["version"] for package in lock["package"]}


@functools.cache
def python_environment():
    """The directory with the programs of requirements.txt."""
    def install(directory):
        output(sys.executable, "-m", "venv", directory)
        # Without compilers: what has no program for this machine is skipped.
        pip = directory / "bin/pip"
        output(pip, "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r", HERE / "requirements.txt")
    return installed(WORK / "python", [HERE / "requirements.txt", ROOT / "tests/pages/requirements.txt"], install) / "bin"


def python_version(package):
    """The version of an installed package of PyPI."""
    shown = output(python_environment() / "pip", "show", "--disable-pip-version-check", package)
    return next(line.split()[1] for line in shown.splitlines() if line.startswith("Version:"))


@functools.cache
def npm_environment():
    """The directory with the packages of package.json."""
    names = [HERE / "package.json", HERE / "package-lock.json"]

    def install(directory):
        for name in names:
            shutil.copy(name, directory)
        output("npm", "ci", "--no-audit", "--no-fund", "--silent", cwd=directory)
    return installed(WORK / "npm", names, install)


def installed(directory, lists, install):
    """The directory into which packages are installed, once for each state of the lists of packages."""
    stamp = directory / "installed"
    wanted = "".join(path.read_text() for path in lists)
    if not stamp.exists() or stamp.read_text() != wanted:
        directory.mkdir(parents=True, exist_ok=True)
        install(directory)
        stamp.write_text(wanted)
    return directory


@functools.cache
def debian(package, program):
    """A program of a Debian package: the installed one, else that of the package, which is only unpacked."""
    installed = shutil.which(program)
    if installed:
        return Path(installed)
    directory = WORK / "debian" / package
    if not directory.exists():
        directory.mkdir(parents=True)
        try:
            output("apt-get", "download", package, cwd=directory)
            for archive in directory.glob("*.deb"):
                output("dpkg", "-x", archive, directory)
        except Skip:
            shutil.rmtree(directory)
            raise
    found = next(directory.glob(f"usr/*bin/{program}"), None)
    if not found:
        raise Skip(f"the package {package} has no {program}")
    return found


def debian_version(package):
    """The version of a Debian package that is installed or can be."""
    for line in output("apt-cache", "policy", package).splitlines():
        if line.strip().startswith("Candidate:"):
            return line.split()[1].split(":")[-1]
    return ""
