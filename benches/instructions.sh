#!/usr/bin/env bash
# Counts the instructions of the common commands with callgrind: unlike times, the counts are the same on every run.
#
#     benches/instructions.sh [PROGRAM] > FILE
#
# Needs valgrind. Compare the files of two versions with diff.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ "$#" -ge 1 ]; then
    program=$1
else
    cargo build --locked --release --quiet
    program=target/$(rustc --print host-tuple)/release/ecs-err
fi
directory=$(mktemp -d)
trap 'rm -r "$directory"' EXIT
body=$directory/body.json
printf '{"error": {"message": "The flavor is gone.", "code": "Ecs.0085"}}' >"$body"

# Prints a command and its count.
count() {
    local instructions
    valgrind --tool=callgrind --callgrind-out-file="$directory/out" "$program" "$@" \
        <"${input:-/dev/null}" >"$directory/stdout" 2>"$directory/stderr" || true
    instructions=$(sed -n 's/^\(summary\|totals\): *\([0-9]*\).*/\2/p' "$directory/out" | head -1)
    printf '%12d  ecs-err %s\n' "$instructions" "$*"
}

export LANG=C.UTF-8 NO_COLOR=1
count --version
count Ecs.0085
count --lang zh Ecs.0085
count ecs-85
count --format json Ecs.0085
count Ecs.9999
count 网卡
count how do I resize
count list
input=$body count explain
