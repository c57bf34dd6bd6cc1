#!/usr/bin/env bash
# How long `./rialto up` takes from an empty data directory until statistics are served, and how
# much memory everything together holds afterwards.
#
#   bench/up.sh [SECONDS]      memory is read after so many seconds of traffic; default 300
set -euo pipefail

seconds=${1:-300}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=$(mktemp -d)
port=18080

"$here/rialto" --version >/dev/null # builds what is not built
started=$(date +%s.%N)
"$here/rialto" up --data-dir "$data/rialto" --http-port $port --postgres-port 25432 \
  --kafka-port 29092 --s3-port 29000 >"$data/up.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -rf "$data"' EXIT

until curl -fsS "http://127.0.0.1:$port/analytics/revenue" 2>/dev/null | grep -q '"orders":[1-9]'; do
  kill -0 $pid || { cat "$data/up.log"; exit 1; }
  sleep 0.05
done
printf 'first window with orders after  %.1f s\n' "$(echo "$(date +%s.%N) - $started" | bc)"

sleep "$seconds"
# Proportional set size: pages that PostgreSQL's processes share count once.
pids() {
  echo "$1"
  for child in $(pgrep -P "$1"); do pids "$child"; done
}
# PostgreSQL leaves its parent's process tree when it starts.
postmaster=$(head -1 "$data/rialto/postgres/postmaster.pid" 2>/dev/null || true)
total=0
for p in $( (pids $pid; [[ -z $postmaster ]] || pids "$postmaster") | sort -un); do
  pss=$(awk '/^Pss:/ {print $2}' "/proc/$p/smaps_rollup" 2>/dev/null || echo 0)
  total=$((total + pss))
  ((pss < 20000)) || printf '%8d kB  %s\n' "$pss" "$(tr '\0' ' ' <"/proc/$p/cmdline" | cut -c1-90)"
done
printf 'memory after %d s of traffic     %d MB\n' "$seconds" $((total / 1024))
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
