#!/usr/bin/env bash
# The tests of docs/reliability.md with their full counts: tests/reliability.sh [ROUNDS] [CARGO OPTIONS…]
#
# Ten rounds are 60 killed builds, 50 pairs of builds, 50 builds with a reader, 60 killed runs of each of fmt, schema
# and man, and a kill at every fourth deletion. strace and unshare are needed for some; without them a test says that
# it skips a part.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-10}
shift || true
RELIABILITY_ROUNDS=$rounds cargo test --all-features "$@" --test suite -- --nocapture --test-threads 2 \
    interruption:: output_dir:: temporary:: 2>&1 | grep -E '^(killed|pairs|skipped|[0-9]+ builds|test )|panicked|assertion| left: | right: '
cargo test "$@" -p ecs-err-site --lib output_dir
