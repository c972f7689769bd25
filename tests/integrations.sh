#!/usr/bin/env bash
# Runs the configurations of integrations/ on a generated log, and compares what they explain with `ecs-err annotate`.
#
# Needs Python (on Debian python3-venv), jq, and the daemons and Lua; those that are missing are skipped. As the packages
# of rsyslog and syslog-ng exclude each other, RSYSLOG_ROOT may name a directory with an unpacked package of rsyslog.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ecs-err"

. tests/program.sh

python_environment readers-python tests/integrations/requirements.txt
python=$PWD/target/readers-python/bin/python

export_to() {
    "$program" --quiet export data --lang en "${@:2}" >"$work/ecs-err/$1"
}

export_to codes.csv --format csv
export_to codes.lua --format fluent-bit
export_to codes.ndjson --format elasticsearch
export_to error.yaml --format weaver
for dialect in grok re2 sql vrl; do
    export_to "codes.$dialect.regex" --regex "$dialect"
done

"$python" tests/integrations/log.py "$program" data >"$work/app.log"
"$program" --data data --lang en annotate --style inline --summary "$work/app.log" \
    >"$work/annotated" 2>"$work/summary"

# A configuration with the paths of the test.
here() {
    sed "s#/etc/ecs-err#$work/ecs-err#g; s#/var/log#$work#g; s#/var/spool/rsyslog#$work#g" "integrations/$1"
}

compare() {
    "$python" tests/integrations/compare.py "$work" "$@"
}

# The reader of a log writes a line for each that it reads. $1: the file, $2: how many lines.
wait_for_lines() {
    for _ in {1..100}; do
        if [ -f "$1" ] && [ "$(wc -l <"$1")" -ge "$2" ]; then return; fi
        sleep 0.1
    done
    printf '%s: %s lines after 10 seconds, not %s\n' "$1" "$(wc -l <"$1")" "$2" >&2
    return 1
}

# Runs a daemon on the log, then reloads it with another text. $1: its name, $2: the function that exports for it from
# a catalog, then options of compare.py, --, and the command.
run_daemon() {
    local name=$1 export_from=$2 options=()
    shift 2
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    local out=$work/app.explained.log pid times=0
    rm -f "$out"
    cp "$work/app.log" "$work/app.log.before"
    "$export_from" data
    "$@" &
    pid=$!
    # shellcheck disable=SC2064
    trap "kill $pid; rm -rf '$work'" EXIT
    wait_for_lines "$out" "$(wc -l <"$work/app.log")"
    compare "$name" "$out" "${options[@]}"

    cp -r data "$work/catalog"
    sed -i 's/The ECS does not have the NIC\./The NIC is gone./' "$work/catalog/errors/"*.json
    "$export_from" "$work/catalog"
    kill -HUP "$pid"
    until tail -n 1 "$out" | grep -q 'The NIC is gone\.'; do
        times=$((times + 1))
        if [ "$times" -gt 50 ]; then
            printf '%s: the old text is still there after SIGHUP: %s\n' "$name" "$(tail -n 1 "$out")" >&2
            return 1
        fi
        printf 'after SIGHUP: Ecs.0085\n' >>"$work/app.log"
        sleep 0.2
    done
    printf '%s: the new text after SIGHUP: ok\n' "$name"

    kill "$pid"
    wait "$pid" || true
    trap 'rm -rf "$work"' EXIT
    mv "$work/app.log.before" "$work/app.log"
    rm -rf "$work/catalog"
}

for_rsyslog() {
    "$program" --quiet export "$1" --format rsyslog --lang en >"$work/ecs-err/codes.json"
    integrations/rsyslog/regex.sh "$program" "$1" >"$work/ecs-err/codes.regex"
}

for_syslog_ng() {
    "$program" --quiet export "$1" --format syslog-ng --lang en >"$work/ecs-err/codes.csv"
    integrations/syslog-ng/regex.sh "$program" "$1" >"$work/ecs-err/codes-regex.conf"
}

rsyslog() {
    local rsyslogd=rsyslogd modules=()
    if [ -n "${RSYSLOG_ROOT:-}" ]; then
        rsyslogd=$RSYSLOG_ROOT/usr/sbin/rsyslogd
        modules=(-M "$(echo "$PWD/$RSYSLOG_ROOT"/usr/lib/*/rsyslog)")
    fi
    if ! command -v "$rsyslogd" >/dev/null; then
        echo 'rsyslog: skipped, rsyslogd is missing'
        return
    fi
    here rsyslog/rsyslog.conf >"$work/rsyslog.conf"
    run_daemon "$("$rsyslogd" -v | sed -n '1s/d  \([0-9.]*\).*/ \1/p')" for_rsyslog -- \
        "$rsyslogd" -n "${modules[@]}" -f "$work/rsyslog.conf" -i "$work/rsyslog.pid"
}

syslog_ng() {
    if ! command -v syslog-ng >/dev/null; then
        echo 'syslog-ng: skipped, it is missing'
        return
    fi
    here syslog-ng/syslog-ng.conf >"$work/syslog-ng.conf"
    run_daemon "syslog-ng $(syslog-ng --version | sed -n 's/^Installer-Version: //p')" for_syslog_ng --ahead -- \
        syslog-ng --foreground --cfgfile "$work/syslog-ng.conf" --persist-file "$work/syslog-ng.persist" \
        --pidfile "$work/syslog-ng.pid" --control "$work/syslog-ng.ctl"
    export_to codes.csv --format csv
}

# A program that reads the whole log. $1: its name, then the command.
run_query() {
    rm -f "$work/app.explained.log"
    "${@:2}"
    compare "$1" "$work/app.explained.log"
}

version() {
    "$python" -c "from importlib.metadata import version; print('$1', version('$1'))"
}

queries() {
    here duckdb/explain.sql >"$work/explain-duckdb.sql"
    run_query "$(version duckdb)" "$python" -c 'import duckdb, sys; duckdb.execute(open(sys.argv[1]).read())' \
        "$work/explain-duckdb.sql"
    here polars/explain.py >"$work/explain-polars.py"
    run_query "$(version polars)" "$python" "$work/explain-polars.py"
    here clickhouse/explain.sql >"$work/explain-clickhouse.sql"
    run_query "$(version chdb)" "$python" tests/integrations/clickhouse.py "$work/explain-clickhouse.sql"
}

# Lua of Debian, and the one that Fluent Bit has.
lua() {
    for lua in lua5.4 luajit; do
        if ! command -v "$lua" >/dev/null; then
            printf 'the script for Fluent Bit in %s: skipped, it is missing\n' "$lua"
            continue
        fi
        "$lua" tests/integrations/fluent_bit.lua "$work/ecs-err/codes.lua" <"$work/first.tsv" >"$work/app.explained.log"
        compare "the script for Fluent Bit in $lua" "$work/app.explained.log" --ahead --first
    done
    if command -v luac5.4 >/dev/null; then
        for catalog in data tests/catalogs/* tests/generate/awkward tests/generate/empty; do
            "$program" --quiet export "$catalog" --format fluent-bit | luac5.4 -p -
        done
        echo 'the scripts of 17 catalogs in luac5.4: ok'
    fi
}

rsyslog
syslog_ng
queries
for_rsyslog data
jq '.table | map({(.index): .value}) | add' "$work/ecs-err/codes.json" >"$work/ecs-err/codes.map.json"
"$python" tests/integrations/configurations.py "$work"
lua
