#!/usr/bin/env bash
# The requests per second of `ecs-err serve`, compared with nginx on the same files, in turns: each round measures every
# case once with each server, and the table has the medians. Both have one worker, send files from memory, write no log,
# and compress with the same level of gzip.
# Usage: benches/serve.sh [ROUNDS [SECONDS]], by default 5 rounds of 3 seconds. Needs nginx, wrk, curl and Python. WORKERS sets
# the worker processes of nginx (1; auto for one a processor), PROGRAM a program that is already built.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} seconds=${2:-3} workers=${WORKERS:-1}

work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
program=${PROGRAM:-$(cargo build --release --features full --quiet --message-format json | sed -n 's/.*"executable":"\([^"]*ecs-err\)".*/\1/p')}
"$program" build --out "$work/site" > /dev/null
chmod -R a+rX "$work"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat > "$work/nginx.conf" << CONF
worker_processes $workers;
daemon off;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 1024; }
http {
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    open_file_cache max=1000;
    gzip on;
    gzip_comp_level 6;
    gzip_types application/json;
    server { listen 127.0.0.1:$port; root $work/site; }
}
CONF
nginx -e "$work/error.log" -c "$work/nginx.conf" &
pids+=($!)
"$program" serve --port 0 > "$work/address" 2> "$work/log" &
pids+=($!)
until [ -s "$work/address" ]; do sleep 0.1; done
ecs_err=$(cat "$work/address")
nginx=http://127.0.0.1:$port/
until curl --silent --fail --output /dev/null "$nginx"; do sleep 0.1; done

for round in $(seq "$rounds"); do
    for path in en/errors/Ecs.0085/ api/catalog.json; do
        for encoding in identity gzip; do
            for server in ecs_err nginx; do
                rate=$(LC_ALL=C wrk -c32 -t1 "-d$seconds" -H "Accept-Encoding: $encoding" "${!server}$path" | awk '/^Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }')
                echo "$path,$encoding,$server,$rate" >> "$work/rates"
            done
        done
    done
done
python3 - "$work/rates" << 'PYTHON'
import collections
import statistics
import sys

rates = collections.defaultdict(list)
for line in open(sys.argv[1]):
    path, encoding, server, rate = line.split(",")
    rates[path, encoding, server].append(float(rate))
print(f"{'path':22} {'encoding':9} {'ecs-err/s':>10} {'nginx/s':>10} {'ratio':>6}")
for path, encoding in dict.fromkeys(key[:2] for key in rates):
    own, other = (statistics.median(rates[path, encoding, server]) for server in ("ecs_err", "nginx"))
    print(f"{path:22} {encoding:9} {own:10.0f} {other:10.0f} {own / other:6.2f}")
PYTHON
