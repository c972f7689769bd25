#!/usr/bin/env bash
# The cost of ecs-err annotate as a whole process, compared with ripgrep and grep, which only print the codes
# of the same log, and whether all count the same codes. Needs hyperfine, ripgrep and Python.
set -euo pipefail
cd "$(dirname "$0")/.."
benches=$PWD/benches

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo bench --quiet --no-default-features --bench find -- --write "$work/app.log"
cargo build --release --quiet
cp "$(cargo build --release --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')" "$work/ecs-err"

cd "$work"
export LC_ALL=C
expression='\b(?:Common|Ecs|Pdp)\.[0-9]{4}\b'
grep -oE '\b(Common|Ecs|Pdp)\.[0-9]{4}\b' app.log | sort | uniq -c | awk '{print $1, $2}' | sort -k 2 > expected
./ecs-err annotate --summary < app.log 2>&1 > /dev/null | awk '$2 ~ /^(Common|Ecs|Pdp)\./ {print $1, $2}' | sort -k 2 > counted
if cmp -s expected counted; then
    awk '{sum += $1} END {print "counts: those of grep -oE for each of", NR, "codes,", sum, "in all"}' counted
else
    diff expected counted | head
    exit 1
fi

# grep writes into a pipe, because it stops at the first match if its output is /dev/null.
# In rounds, so that other load on the machine affects all commands equally.
for round in $(seq 5); do
    hyperfine --warmup 1 --runs 5 --export-json "runs-$round.json" \
        './ecs-err annotate < app.log > /dev/null' \
        './ecs-err annotate --only-matching-lines < app.log > /dev/null' \
        './ecs-err annotate < app.log | cat > /dev/null' \
        "rg -o '$expression' app.log > /dev/null" \
        "rg -o '${expression//\\b/(?-u:\\b)}' app.log > /dev/null" \
        "grep -oE '\b(Common|Ecs|Pdp)\.[0-9]{4}\b' app.log | cat > /dev/null" \
        > log 2>&1 || { cat log; exit 1; }
done
python3 "$benches/medians.py"
