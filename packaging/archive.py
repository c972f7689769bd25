#!/usr/bin/env python3
"""Packs a built program with its manual pages, completions and licences: .zip for Windows, otherwise .tar.gz.

usage: packaging/archive.py PROGRAM TARGET OUT

PROGRAM runs on this machine; TARGET is its target tuple. Prints the path. The same files give the same bytes.
"""

import gzip
import io
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPLETIONS = {
    "bash": "ecs-err.bash",
    "elvish": "ecs-err.elv",
    "fish": "ecs-err.fish",
    "powershell": "_ecs-err.ps1",
    "zsh": "_ecs-err",
}
# What archives can store on every system: zip files have no earlier time.
TIME = (1980, 1, 1, 0, 0, 0)


def version():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    return re.search(r'^\[workspace\.package\]\nversion = "([^"]+)"$', manifest, re.MULTILINE).group(1)


def contents(program, is_windows):
    """The files of the archive: their names, bytes, and whether they are programs."""
    yield "ecs-err.exe" if is_windows else "ecs-err", program.read_bytes(), True
    for name in ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "README.zh.md"]:
        yield name, (ROOT / name).read_bytes(), False
    for shell, name in COMPLETIONS.items():
        script = subprocess.run([program, "completions", shell], check=True, stdout=subprocess.PIPE).stdout
        yield f"completions/{name}", script, False
    for page in sorted((ROOT / "docs/man").glob("*.1")):
        yield f"man/{page.name}", page.read_bytes(), False


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, is_program in files:
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if is_program else 0o644) << 16
            archive.writestr(entry, content)


def write_tar(path, files):
    # Neither the name nor the time of the compressed file is stored.
    with open(path, "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as compressed:
        with tarfile.open(fileobj=compressed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for name, content, is_program in files:
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                entry.mode = 0o755 if is_program else 0o644
                archive.addfile(entry, io.BytesIO(content))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, target, out = Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3])
    is_windows = "windows" in target
    name = f"ecs-err-v{version()}-{target}"
    files = [(f"{name}/{file}", content, kind) for file, content, kind in contents(program, is_windows)]
    out.mkdir(parents=True, exist_ok=True)
    path = out / (name + (".zip" if is_windows else ".tar.gz"))
    (write_zip if is_windows else write_tar)(path, files)
    print(path)


if __name__ == "__main__":
    main()
