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
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
port=28381

drive() { "$JAVA_HOME/bin/java" -Xmx400m -XX:+UseSerialGC -cp "$here/target/quarkus-app/lib/main/*" \
  "$here/bench/lake/Drive.java" 127.0.0.1:28392 "$@" 2>drive.log || die "the driver failed"; }
metric() { curl -sf "http://127.0.0.1:$port/metrics" | awk -v name="$1" \
  'index($1, name) == 1 { sum += $2; found = 1 } END { if (!found) exit 1; printf "%d\n", sum }'; }
held() { [[ $(metric rialto_lake_rows_total) -gt 0 && $(metric rialto_lake_lag) -eq 0 ]]; }
bytes() { find .rialto -path "*data_postgres*" -type f -printf '%s\n' | awk '{ s += $1 } END { print s + 0 }'; }
cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$1/stat"; }

export_addresses 283
for size in "${sizes[@]}"; do
  rm -rf "$work/$size" && mkdir "$work/$size" && cd "$work/$size"
  servers 283
  "$here/rialto" generate >/dev/null
  loaded=$(drive load "$changes")
  began=$(date +%s%N)
  RIALTO_LAKE_TABLES=orders,order_items RIALTO_LAKE_FILE_ROWS=$size \
    begin lake "$here/rialto" run --roles lake --http-port $port
  await 300 'the backlog' held
  took=$((($(date +%s%N) - began) / 1000000))
  before=$(bytes)
  echo "files of $size rows: $changes changes in $took ms with start-up, $((changes * 1000 / took))/s;" \
    "$((before >> 20)) MB written for $((loaded >> 20)) MB of changes; lake $(cpu "${pids[lake]}") s of CPU"
  dripped=$(drive drip "$rate" "$seconds" sent.txt)
  await 60 'the rest' held
  echo "files of $size rows: $rate changes/s for $seconds s: $(drive fresh sent.txt .rialto);" \
    "$((($(bytes) - before) >> 10)) kB written for $((dripped >> 10)) kB of changes"
  leave lake
  leave servers
done
machine
