#!/usr/bin/env bash
# How fresh statistics are: from a commit in PostgreSQL to the statistic at a reader of server-sent events, while
# the simulator shops. Everything runs in one process, as `./rialto up` has it.
#
#   bench/freshness.sh [PROBES]      of each stream; default 150
set -euo pipefail

probes=${1:-150}
[[ $probes =~ ^[1-9][0-9]*$ ]] || { echo "not a number: $probes" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=28280
work=$(mktemp -d)

"$here/rialto" --version >/dev/null # builds what is not built
"$here/rialto" up --data-dir "$work/rialto" --http-port $port --postgres-port 28232 \
  --kafka-port 28292 --s3-port 28200 >"$work/up.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -rf "$work"' EXIT
until curl -fsS "http://127.0.0.1:$port/analytics/revenue" 2>/dev/null | grep -q '"orders":[1-9]'; do
  kill -0 $pid || { cat "$work/up.log"; exit 1; }
  sleep 0.2
done

setting() { sed -n "s/^$1=//p" "$work/rialto/addresses.properties" | sed 's/\\\(.\)/\1/g'; }
url="$(setting rialto.postgres.url)?user=$(setting rialto.postgres.user)&password=$(setting rialto.postgres.password)"
printf '%-12s %8s %8s %8s %8s\n' STREAM PROBES P50_MS P99_MS MAX_MS
days=20
for stream in revenue top-products categories; do
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$here/target/quarkus-app/lib/main/*" \
    "$here/bench/freshness/Probe.java" "$url" "http://127.0.0.1:$port" $stream "$probes" $((days++))
done
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
