#!/usr/bin/env bash
# How many actions a second one process of shoppers does, in a heap of 256 MB, among a million customers,
# and how the processor is divided between it and PostgreSQL.
#
#   bench/simulate.sh [SESSIONS]      default 20000
set -euo pipefail

sessions=${1:-20000}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/bench/common/processor.sh"
data=$(mktemp -d)

"$here/rialto" --version >/dev/null # builds what is not built
"$here/rialto" up --roles embedded --data-dir "$data/rialto" --http-port 18082 \
  --postgres-port 25434 --kafka-port 29094 --s3-port 29002 >"$data/up.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -rf "$data"' EXIT
until [[ -f $data/rialto/addresses.properties ]]; do
  kill -0 $pid || { cat "$data/up.log"; exit 1; }
  sleep 0.2
done

"$here/rialto" generate --customers 1000000 --data-dir "$data/rialto"
before=$(database_ticks "$data/rialto")
TIMEFORMAT='simulator, with its start: %U s of user and %S s of system time in %R s'
time RIALTO_HEAP=${RIALTO_HEAP:-256m} "$here/rialto" simulate --sessions "$sessions" --data-dir "$data/rialto"
awk -v used=$(($(database_ticks "$data/rialto") - before)) -v hz="$(getconf CLK_TCK)" \
  'BEGIN { printf "PostgreSQL: %.1f s of processor time\n", used / hz }'
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
