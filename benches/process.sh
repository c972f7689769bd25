#!/usr/bin/env bash
# The cost of a look-up as a whole process, compared with a static "hello world" in the same run.
# Needs hyperfine; for `errno` also moreutils, for the last two lines GNU time and strace.
set -euo pipefail
cd "$(dirname "$0")/.."
benches=$PWD/benches

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'fn main() { println!("Hello, world!"); }' > "$work/hello.rs"
rustc -O -C target-feature=+crt-static -o "$work/hello" "$work/hello.rs"
cargo build --release --quiet
cp "$(cargo build --release --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')" "$work/ecs-err"

others=()
if command -v errno > /dev/null; then others+=('errno ENOENT'); fi

cd "$work"
# In rounds, so that other load on the machine affects all commands equally.
for round in $(seq 10); do
    hyperfine --shell none --warmup 10 --runs 100 --export-json "runs-$round.json" \
        './hello' './ecs-err Ecs.0085' './ecs-err --lang zh Ecs.0085' './ecs-err --format json Ecs.0085' './ecs-err 网卡' \
        "${others[@]}" \
        > log 2>&1 || { cat log; exit 1; }
done
python3 "$benches/medians.py"
if [ -x /usr/bin/time ]; then
    /usr/bin/time -f 'look-up: %M kB resident' ./ecs-err Ecs.0085 > /dev/null
    /usr/bin/time -f 'search: %M kB resident' ./ecs-err 网卡 > /dev/null
fi
if command -v strace > /dev/null; then
    echo "files and sockets: $(strace -f ./ecs-err Ecs.0085 2>&1 > /dev/null | grep -cE '^[^ ]*(open|openat|socket|connect)\(' || true) (/proc/self/maps is the standard library's)"
fi
