#!/usr/bin/env bash
# Builds the library for C, compares its header, and runs its tests in C: with sanitizers, and with valgrind.
#
# usage: tests/c.sh
#
# Needs a C compiler, Python and valgrind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. tests/program.sh

# One target directory for everything; that of another configuration would not be found from there.
CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR
# Not those of .cargo/config.toml, with which no shared library can be linked.
export RUSTFLAGS=
cd bindings/c
cargo fmt --check
cargo test --locked --quiet
cargo build --locked --quiet --lib
library=$CARGO_TARGET_DIR/$(rustc --print host-tuple)/debug
ls -l "$library"/libecs_err_c.{a,so}

# $1: the name of a program; the others: options of the compiler.
compile() {
    local name=$1
    shift
    cc -std=c11 -Wall -Wextra -Wpedantic -Werror -g -o "$work/$name" "$@"
}
static=("$library/libecs_err_c.a" -lpthread -ldl -lm)
shared=(-L "$library" -lecs_err_c "-Wl,-rpath,$library" -lpthread)
sanitizers=(-fsanitize=address,undefined -fno-sanitize-recover=all)

compile test tests/test.c "${static[@]}"
compile test-shared tests/test.c "${shared[@]}"
compile answers tests/answers.c "${static[@]}"
compile example example.c "${shared[@]}"
# C++ compilers read the header, too.
if command -v c++ >/dev/null; then
    c++ -std=c++17 -Wall -Wextra -Werror -fsyntax-only -x c++ ecs_err.h
fi

"$work/test-shared" "$root/data" search
if compile sanitized tests/test.c "${static[@]}" "${sanitizers[@]}" 2>"$work/log"; then
    "$work/sanitized" "$root/data" search
else
    printf 'skipped: sanitizers: %s\n' "$(tail -1 "$work/log")"
fi
printf 'HTTP 400: Ecs.0319' | "$work/example" | grep -q '"rootCause": "Ecs.0319"'
python3 tests/vectors.py "$program" 1 "$work/answers"

# Every error and every leak is a failure. It takes thirty times as long.
memcheck=(valgrind --quiet --suppressions=tests/valgrind.supp --error-exitcode=9 --leak-check=full
    --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible)
"$program" --quiet pack "$root/data" --out "$work/data.pack" >/dev/null
"${memcheck[@]}" "$work/test" "$work/data.pack"
python3 tests/vectors.py "$program" 20 "${memcheck[@]}" "$work/answers"
