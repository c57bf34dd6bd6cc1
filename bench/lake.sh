#!/usr/bin/env bash
# From the change topics into committed Delta tables. First a backlog: orders, three items each, and an
# update of one of the last 5,000 orders for each new one. Then changes at a steady rate: how long from
# the topic's acknowledgement until a commit that holds them can be read, and bytes written for each
# byte of change. Once for each size of data files that is given.
#
#   bench/lake.sh [CHANGES] [RATE] [SECONDS] [FILE_ROWS ...]   default 1000000 1000 60 50000
set -euo pipefail

changes=${1:-1000000} rate=${2:-1000} seconds=${3:-60}
shift $(($# > 3 ? 3 : $#))
sizes=("${@:-50000}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:-/usr}/bin/java
port=28380

work=$(mktemp -d)
servers='' lake=''
finish() {
  for pid in $lake $servers; do kill "$pid" 2>/dev/null || true; done
  for pid in $lake $servers; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

die() { tail -n 20 ./*.log >&2; echo "bench: $*" >&2; exit 1; }
# await SECONDS WHAT COMMAND...
await() {
  local left=$(($1 * 10)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((left-- > 0)) || die "$what did not come"
    sleep 0.1
  done
}
drive() { "$java" -Xmx400m -XX:+UseSerialGC -cp "$here/target/quarkus-app/lib/main/*" \
  "$here/bench/lake/Drive.java" 127.0.0.1:28392 "$@" 2>drive.log || die "the driver failed"; }
metric() { curl -sf "http://127.0.0.1:$port/metrics" | awk -v name="$1" \
  'index($1, name) == 1 { sum += $2; found = 1 } END { if (!found) exit 1; printf "%d\n", sum }'; }
held() { [[ $(metric rialto_lake_rows_total) -gt 0 && $(metric rialto_lake_lag) -eq 0 ]]; }
bytes() { find .rialto -path "*data_postgres*" -type f -printf '%s\n' | awk '{ s += $1 } END { print s + 0 }'; }
cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$1/stat"; }

"$here/rialto" --version >/dev/null # builds what is not built
for size in "${sizes[@]}"; do
  rm -rf "$work/$size" && mkdir "$work/$size" && cd "$work/$size"
  "$here/rialto" up --roles embedded --http-port 28381 --postgres-port 28332 --kafka-port 28392 \
    --s3-port 28300 >up.log 2>&1 &
  servers=$!
  await 60 'the servers' test -f .rialto/addresses.properties
  "$here/rialto" generate >/dev/null
  loaded=$(drive load "$changes")
  began=$(date +%s%N)
  RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:28332/rialto \
    RIALTO_TOPICS_BOOTSTRAP=127.0.0.1:28392 RIALTO_S3_ENDPOINT=http://127.0.0.1:28300 \
    RIALTO_LAKE_TABLES=orders,order_items RIALTO_LAKE_FILE_ROWS=$size \
    "$here/rialto" run --roles lake --http-port $port >lake.log 2>&1 &
  lake=$!
  await 300 'the backlog' held
  took=$((($(date +%s%N) - began) / 1000000))
  before=$(bytes)
  echo "files of $size rows: $changes changes in $took ms with start-up, $((changes * 1000 / took))/s;" \
    "$((before >> 20)) MB written for $((loaded >> 20)) MB of changes; lake $(cpu $lake) s of CPU"
  dripped=$(drive drip "$rate" "$seconds" sent.txt)
  await 60 'the rest' held
  echo "files of $size rows: $rate changes/s for $seconds s: $(drive fresh sent.txt .rialto);" \
    "$((($(bytes) - before) >> 10)) kB written for $((dripped >> 10)) kB of changes"
  kill "$lake" && wait "$lake" 2>/dev/null || true
  kill "$servers" && wait "$servers" 2>/dev/null || true
  lake='' servers=''
done
