#!/usr/bin/env bash
# Counts the instructions of the common commands with callgrind: unlike times, the counts are the same on every run.
#
#     benches/instructions.sh [PROGRAM] > benches/instructions.txt
#     benches/instructions.sh --check [PROGRAM]
#
# --check fails if a command needs a tenth more than in benches/instructions.txt. PROGRAM is a release build with the
# default features. Needs valgrind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

expected=benches/instructions.txt
check=
if [ "${1:-}" = --check ]; then
    check=yes
    shift
fi
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
log=$directory/log
for line in $(seq 2000); do
    printf '2026-11-01 10:00:%02d INFO request %d done in 12 ms\n' $((line % 60)) "$line"
    if [ $((line % 100)) -eq 0 ]; then printf 'ERROR create failed: Ecs.%04d\n' "$line"; fi
done >"$log"

# Prints a command and its count. Standard input is the file that `input` names.
count() {
    local instructions
    valgrind --tool=callgrind --callgrind-out-file="$directory/out" "$program" "$@" \
        <"${input:-/dev/null}" >"$directory/stdout" 2>"$directory/stderr" || true
    instructions=$(sed -n 's/^\(summary\|totals\): *\([0-9]*\).*/\2/p' "$directory/out" | head -1)
    if [ -z "$instructions" ]; then
        cat "$directory/stderr" >&2
        exit 1
    fi
    local words="$*${input:+ < ${input##*/}}"
    printf '%12d  ecs-err %s\n' "$instructions" "${words/"$directory"/DIR}"
}

counts() {
    count --version
    count Ecs.0085
    count --lang zh Ecs.0085
    count ecs-85
    count --format json Ecs.0085
    count Ecs.9999
    count 网卡
    count flavor sold out
    count how do I resize
    count list
    input=$body count explain
    input=$log count explain
    input=$log count annotate
    count --data tests/catalogs/harbor build --out "$directory/site"
}

# The home directory may have a cache or a configuration.
export HOME=$directory LANG=C.UTF-8 NO_COLOR=1 RAYON_NUM_THREADS=1
if [ -z "$check" ]; then
    counts
    exit
fi

counts >"$directory/counts"
# Lines of both files are in the same order.
paste "$directory/counts" "$expected" | awk -F '\t' '
    function number(line) { split(line, parts, " "); return parts[1] }
    function command(line) { sub(/^ *[0-9]+ +/, "", line); return line }
    command($1) != command($2) { printf "%s: renew benches/instructions.txt\n", command($1); failed = 1; next }
    {
        ratio = number($1) / number($2)
        printf "%12d  %+6.1f %%  %s\n", number($1), (ratio - 1) * 100, command($1)
        if (ratio > 1.1) { printf "  more than a tenth over %d\n", number($2); failed = 1 }
    }
    END { exit failed }'
