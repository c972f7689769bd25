#!/usr/bin/env bash
# Generates the codes of catalogs for each language, and gives them to the formatter, the compiler and the linters of
# the language, to a program that prints every record, and to the example in examples/generate.
#
# usage: tests/generate.sh [LANGUAGE...]
#
# Needs the languages: on Debian golang-go, openjdk-17-jdk-headless, python3-venv and Node.js with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
languages=("${@:-go typescript python java rust}")
read -ra languages <<<"${languages[*]}"

# The codes that the examples are asked about, and what they answer.
queries=(Ecs.0085 Ecs.9999 Common.0001 Ecs.0086)
answers='Ecs.0085: choose another NIC
Ecs.9999: unknown code
Common.0001: retry with a delay
Ecs.0086: Use another NIC.'

# The program and the large catalog.
build() {
    . tests/program.sh
    cargo run --locked --quiet -p synth -- 10000 --out "$work/large" >/dev/null
}

# Generates the codes of the catalog, and compares them.
generate() {
    "$program" --quiet generate "$catalog" "$@" >/dev/null
    "$program" --quiet generate "$catalog" "$@" --check
}

same() {
    if ! cmp "$1" "$2"; then
        diff "$1" "$2" | head -20
        exit 1
    fi
}

# Compares what a program prints with all records of the catalog.
compare_records() {
    "$@" >"$PWD/records"
    same "$expected" "$PWD/records"
}

# Compares the answers of an example.
compare_answers() {
    if [ "$catalog" = "$root/data" ]; then
        "$@" "${queries[@]}" >"$PWD/answers"
        same <(printf '%s\n' "$answers") "$PWD/answers"
    fi
}

go_() {
    mkdir -p errcodes dump
    generate --target go --package errcodes --out errcodes
    cp "$root"/examples/generate/go/* .
    cp "$root/tests/generate/dump/dump.go" dump/main.go
    unformatted=$(gofmt -l .)
    [ -z "$unformatted" ] || { gofmt -d . | head -40; exit 1; }
    export GOFLAGS=-mod=mod GOCACHE=$work/go-cache GOTOOLCHAIN=local
    if [ "$catalog" = "$root/data" ]; then
        go vet ./...
        go build -o example .
        compare_answers ./example
    else
        go vet ./errcodes ./dump
    fi
    go build -o print ./dump
    compare_records ./print
}

typescript_() {
    modules=$root/tests/generate/node_modules
    generate --target typescript --out codes.ts
    cp "$root"/examples/generate/typescript/*.json "$root/tests/generate/dump/dump.ts" .
    [ "$catalog" != "$root/data" ] || cp "$root/examples/generate/typescript/main.ts" .
    ln -s "$modules" node_modules
    node_modules/.bin/prettier --check --log-level warn ./*.ts
    node_modules/.bin/tsc
    compare_records node out/dump.js
    compare_answers node out/main.js
}

python_() {
    bin=$root/target/generate-python/bin
    generate --target python --out codes.py
    cp "$root/tests/generate/dump/dump.py" .
    [ "$catalog" != "$root/data" ] || cp "$root/examples/generate/python/main.py" .
    "$bin/ruff" format --quiet --check --isolated --no-cache .
    "$bin/ruff" check --quiet --isolated --no-cache .
    "$bin/mypy" --strict --no-error-summary --cache-dir "$work/mypy" .
    compare_records python3 dump.py
    compare_answers python3 main.py
}

google_java_format() {
    exports=()
    for package in api code file parser tree util; do
        exports+=(--add-exports "jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
    done
    java "${exports[@]}" -jar "$root"/tests/generate/node_modules/google-java-format/lib/*.jar \
        --skip-reflowing-long-strings --dry-run --set-exit-if-changed "$@"
}

java_() {
    generate --target java --package com.example.errors --out src
    cp "$root/tests/generate/dump/Dump.java" .
    sources=(Dump.java src/com/example/errors/ErrorCodes.java)
    if [ "$catalog" = "$root/data" ]; then
        cp "$root/examples/generate/java/Main.java" .
        sources+=(Main.java)
    fi
    # The formatter takes a minute for the large catalog, which has no other texts.
    [ "$catalog" = "$work/large" ] || google_java_format "${sources[@]}"
    javac -Xlint:all -Werror -encoding UTF-8 -d classes "${sources[@]}"
    compare_records java -cp classes Dump
    compare_answers java -cp classes Main
}

rust_() {
    generate --target rust --out codes.rs
    cp "$root/tests/generate/dump/dump.rs" .
    sources=(dump)
    if [ "$catalog" = "$root/data" ]; then
        cp "$root/examples/generate/rust/main.rs" .
        sources+=(main)
    fi
    for source in "${sources[@]}"; do
        rustfmt --check --edition 2021 "$source.rs"
        rustc --edition 2021 -D warnings "$source.rs"
    done
    compare_records ./dump
    compare_answers ./main
}

prepare() {
    case " ${languages[*]} " in
    *' typescript '* | *' java '*) npm ci --prefix tests/generate --no-audit --no-fund --silent ;;
    esac
    case " ${languages[*]} " in
    *' python '*)
        python_environment generate-python tests/generate/requirements.txt
        ;;
    esac
}

# Checks what is generated for a language from the catalog.
check() {
    set -e
    local started=$SECONDS
    local directory
    directory=$work/$1-$(basename "$catalog")
    mkdir -p "$directory"
    cd "$directory"
    "${1}_"
    printf '%-10s %-8s %6d codes: ok, %ds\n' "$1" "$(basename "$catalog")" "$(wc -l <"$expected")" \
        "$((SECONDS - started))"
}

build
prepare
for catalog in "$root/data" "$root/tests/generate/awkward" "$root/tests/generate/empty" "$work/large"; do
    expected=$work/expected-$(basename "$catalog")
    python3 tests/generate/expected.py "$program" "$catalog" >"$expected"
    # Most of them use one processor.
    processes=()
    for language in "${languages[@]}"; do
        check "$language" &
        processes+=($!)
    done
    for process in "${processes[@]}"; do wait "$process"; done
done
