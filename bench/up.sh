#!/usr/bin/env bash
# How long `./rialto up` takes from an empty data directory until statistics are served, and how
# much memory everything together holds afterwards.
#
#   bench/up.sh [SECONDS]      memory is read after so many seconds of traffic; default 300
set -euo pipefail

seconds=${1:-300}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
. "$here/bench/common/processor.sh"

"$here/rialto" --version >/dev/null # builds what is not built
started=$(date +%s.%N)
platform 281
await 120 'a window with orders' counts_orders 281
printf 'first window with orders after  %.1f s\n' "$(echo "$(date +%s.%N) - $started" | bc)"

sleep "$seconds"
# Proportional set size: pages that PostgreSQL's processes share count once.
# PostgreSQL leaves its parent's process tree when it starts.
postmaster=$(head -1 .rialto/postgres/postmaster.pid 2>/dev/null || true)
total=0
for p in $( (family "${pids[servers]}"; [[ -z $postmaster ]] || family "$postmaster") | sort -un); do
  pss=$(awk '/^Pss:/ {print $2}' "/proc/$p/smaps_rollup" 2>/dev/null || echo 0)
  total=$((total + pss))
  ((pss < 20000)) || printf '%8d kB  %s\n' "$pss" "$(tr '\0' ' ' <"/proc/$p/cmdline" | cut -c1-90)"
done
printf 'memory after %d s of traffic     %d MB\n' "$seconds" $((total / 1024))
machine
