#!/usr/bin/env bash
# The costs of catalogs of 1,000 to 1,000,000 errors: made by tools/synth, measured by benches/scale.rs.
# Give the numbers of errors that are wanted: benches/scale.sh 1000 10000. A million needs 4 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- 1000 10000 100000 1000000
cargo build --release --quiet -p synth
cargo build --release --quiet --bench scale
# A process for each, so that the peak of memory is its own.
for count in "$@"; do
    cargo run --release --quiet -p synth -- "$count" > /dev/null
    cargo bench --quiet --bench scale -- "$PWD/target/synth/$count"
done
