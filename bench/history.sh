#!/usr/bin/env bash
# How long a past of 30 days and 1,000,000 orders takes to write, on a database of its own.
#
#   bench/history.sh [ORDERS_PER_DAY]      default 33334
set -euo pipefail

orders=${1:-33334}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=$(mktemp -d)

"$here/rialto" --version >/dev/null # builds what is not built
"$here/rialto" up --roles embedded --data-dir "$data/rialto" --http-port 18081 \
  --postgres-port 25433 --kafka-port 29093 --s3-port 29001 >"$data/up.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -rf "$data"' EXIT
until [[ -f $data/rialto/addresses.properties ]]; do
  kill -0 $pid || { cat "$data/up.log"; exit 1; }
  sleep 0.2
done

"$here/rialto" generate --data-dir "$data/rialto"
"$here/rialto" simulate --historical 30 --orders-per-day "$orders" --data-dir "$data/rialto"
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
