#!/usr/bin/env bash
# Look-ups and searches in a catalog from a directory, as whole processes: the first run, later ones, those in a pack, and
# those of the embedded catalog.
#
#     benches/cache.sh [COUNT...]
#
# Needs hyperfine, and GNU time for the memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ $# -gt 0 ] || set -- 10000 100000
cargo build --locked --release --quiet
program=$PWD/target/$(rustc --print host-tuple)/release/ecs-err
[ -x "$program" ] || program=$PWD/target/release/ecs-err
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LANG=C.UTF-8 NO_COLOR=1

median() {
    hyperfine --shell none --warmup 10 --runs 200 --export-json "$work/runs.json" "$*" >"$work/log" 2>&1
    python3 -c 'import json, sys; print("%.2f ms" % (json.load(open(sys.argv[1]))["results"][0]["median"] * 1000))' \
        "$work/runs.json"
}

echo "embedded: look-up $(median "$program" Ecs.0085), search $(median "$program" 网卡)"
for count in "$@"; do
    cargo run --release --quiet -p synth -- "$count" --out "$work/$count"
    export ECS_ERR_DATA=$work/$count ECS_ERR_CACHE=$work/cache-$count
    sleep 4 # Until the files are settled.
    code=$("$program" list --format json | python3 -c 'import json, sys; codes = json.load(sys.stdin); print(codes[len(codes) // 2]["code"])')
    echo "$count codes:"
    for words in "$code" 网卡; do
        /usr/bin/time -f "  first $words: %e s, %M kB" "$program" "$words" >/dev/null
        /usr/bin/time -f "  then: %M kB" "$program" "$words" >/dev/null
        echo "  median: $(median "$program" "$words")"
    done
    du -sh "$ECS_ERR_CACHE" | cut -f 1 | sed 's/^/  cache: /'
    /usr/bin/time -f "  pack: %e s, %M kB" "$program" --quiet pack "$work/$count" --out "$work/$count.pack" >/dev/null
    du -sh "$work/$count.pack" | cut -f 1 | sed 's/^/  pack: /'
    export ECS_ERR_DATA=$work/$count.pack ECS_ERR_CACHE=off
    for words in "$code" 网卡; do echo "  median in the pack, $words: $(median "$program" "$words")"; done
    unset ECS_ERR_DATA ECS_ERR_CACHE
done
