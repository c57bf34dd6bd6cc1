#!/usr/bin/env bash
# How fresh statistics are: from a commit in PostgreSQL to the statistic at a reader of server-sent events, while
# the simulator shops. Everything runs in one process, as `./rialto up` has it.
#
#   bench/freshness.sh [PROBES]      of each stream; default 150
set -euo pipefail

probes=${1:-150}
[[ $probes =~ ^[1-9][0-9]*$ ]] || { echo "not a number: $probes" >&2; exit 2; }
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"

platform 282
await 120 'a window with orders' counts_orders 282

setting() { sed -n "s/^$1=//p" .rialto/addresses.properties | sed 's/\\\(.\)/\1/g'; }
url="$(setting rialto.postgres.url)?user=$(setting rialto.postgres.user)&password=$(setting rialto.postgres.password)"
printf '%-12s %8s %8s %8s %8s\n' STREAM PROBES P50_MS P99_MS MAX_MS
days=20
for stream in revenue top-products categories; do
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$here/target/quarkus-app/lib/main/*" \
    "$here/bench/freshness/Probe.java" "$url" http://127.0.0.1:28280 $stream "$probes" $((days++))
done
machine
