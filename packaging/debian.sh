#!/usr/bin/env bash
# Makes the package for Debian of a built program, with its manual pages and completions. Prints its path.
#
# usage: packaging/debian.sh PROGRAM OUT [OPTION OF CARGO-DEB...]
#
# PROGRAM runs on this machine. Needs cargo-deb (cargo install cargo-deb --locked).
set -euo pipefail

if [ $# -lt 2 ]; then
    sed -n 's/^# \(usage: .*\)/\1/p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
shift 2
cd "$(dirname "${BASH_SOURCE[0]}")/.."

files=target/debian-files
rm -rf "$files"
mkdir -p "$files"
install -m 755 "$program" "$files/ecs-err"
for completions in bash:ecs-err.bash zsh:_ecs-err fish:ecs-err.fish; do
    "$program" completions "${completions%%:*}" >"$files/${completions#*:}"
done
# The program has no symbols that could be removed.
cargo-deb --quiet --no-build --no-strip --output "$out" "$@"
