#!/usr/bin/env bash
# Trino's queries over a year of orders that came into the lake in small commits: as those left it, and
# after compaction. The time is what Trino says of itself: from a query's arrival to its last row.
#
#   bench/trino.sh [ORDERS_PER_DAY] [COMMIT_ROWS]      default 2740 2000: 1,000,000 orders
set -euo pipefail

orders=${1:-2740} rows=${2:-2000}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
export RIALTO_DATA_DIR=$work/.rialto TRINO_PORT=28581 TRINO_FORMAT=TSV
trino="$here/scripts/trino.sh"
trap '"$trino" down >/dev/null 2>&1 || true; finish' EXIT
ask() { "$trino" sql - 2>/dev/null <<<"$1"; }
# Nothing, when there is no answer: who does not answer is not up to date.
lag() { curl -sf http://127.0.0.1:28580/metrics | awk '/^rialto_lake_lag/ { sum += $2; n++ } END { if (n) print sum }' || true; }

# Capture is slower than the past that it reads, but never still for that long.
await_lake() {
  local still=0
  while ((still < 10)); do
    kill -0 "${pids[servers]}" 2>/dev/null || die "rialto ended"
    sleep 1
    [[ $(lag) == 0 ]] && still=$((still + 1)) || still=0
  done
}

run() { cat "$@" | "$trino" sql - >query.log 2>&1 || die "$* failed"; }

# The median of the three queries that ended last, in ms.
median() {
  ask "SELECT date_diff('millisecond', created, \"end\") FROM system.runtime.queries
    WHERE state = 'FINISHED' AND query NOT LIKE 'SHOW%' AND query NOT LIKE 'CALL%'
      AND query NOT LIKE '%runtime.queries%' ORDER BY created DESC LIMIT 3" | sort -n | sed -n 2p
}

look() {
  local query
  printf '%-20s %s files of orders, %s of order_items\n' "$1" \
    "$(ask 'SELECT count(DISTINCT "$path") FROM orders')" \
    "$(ask 'SELECT count(DISTINCT "$path") FROM order_items')"
  for query in row-counts customer-segments monthly-revenue top-products; do
    run "$here/trino/queries/$query.sql"{,,}
    printf '  %-18s %6s ms\n' "$query" "$(median)"
  done
}

RIALTO_LAKE_COMMIT_ROWS=$rows RIALTO_LAKE_UPKEEP_INTERVAL=1d platform 285 --roles embedded,cdc,lake
await 120 'the servers' test -f .rialto/addresses.properties
"$here/rialto" generate >/dev/null
"$here/rialto" simulate --historical 365 --orders-per-day "$orders" >&2
await_lake
"$trino" up >&2
printf '%s orders, %s items; commits of %s rows\n' "$(ask 'SELECT count(*) FROM orders')" \
  "$(ask 'SELECT count(*) FROM order_items')" "$rows"
# Trino's own code is compiled meanwhile, which is not to look like compaction's merit.
run "$here"/trino/queries/{row-counts,customer-segments,monthly-revenue,top-products}.sql{,,}
look 'after small commits'
"$here/rialto" lake compact >&2
look 'after compaction'
machine
