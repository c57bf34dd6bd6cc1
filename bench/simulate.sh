#!/usr/bin/env bash
# How many actions a second one process of shoppers does, in a heap of 256 MB, among a million customers,
# and how the processor is divided between it and PostgreSQL.
#
#   bench/simulate.sh [SESSIONS]      default 20000
set -euo pipefail

sessions=${1:-20000}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
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

# Of PostgreSQL's processes, those that have ended, too.
database_seconds() {
  local postmaster
  read -r postmaster <"$data/rialto/postgres/postmaster.pid"
  { pgrep -P "$postmaster" | sed 's|.*|/proc/&/stat|' | xargs cat 2>/dev/null || true; cat "/proc/$postmaster/stat"; } |
    awk -v hz="$(getconf CLK_TCK)" '{ sum += $14 + $15; ended = $16 + $17 }
      END { print (sum + ended) / hz }'
}

"$here/rialto" generate --customers 1000000 --data-dir "$data/rialto"
before=$(database_seconds)
TIMEFORMAT='simulator, with its start: %U s of user and %S s of system time in %R s'
time RIALTO_HEAP=${RIALTO_HEAP:-256m} "$here/rialto" simulate --sessions "$sessions" --data-dir "$data/rialto"
awk -v before="$before" -v after="$(database_seconds)" \
  'BEGIN { printf "PostgreSQL: %.1f s of processor time\n", after - before }'
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
