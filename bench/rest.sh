#!/usr/bin/env bash
# Reads of a product, of a page of 50 orders, and checkouts, under a fixed number of connections:
# Rialto's REST beside a constant JSON body from the same HTTP stack, and beside the same endpoints in
# FastAPI + SQLAlchemy. Both read the same PostgreSQL, in turns, never at once.
#
#   bench/rest.sh [SECONDS] [ROUNDS] [CONNECTIONS]      default 15 3 32
#
# Debian: wrk python3-fastapi python3-uvicorn python3-sqlalchemy python3-psycopg2
set -euo pipefail

seconds=${1:-15} rounds=${2:-3} connections=${3:-32}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
. "$here/bench/common/processor.sh"
python=/usr/bin/python3
need wrk
"$python" -c 'import fastapi, uvicorn, sqlalchemy, psycopg2' 2>/dev/null ||
  { echo "bench: $python needs fastapi, uvicorn, sqlalchemy and psycopg2" >&2; exit 2; }

servers 280
export_addresses 280
"$here/rialto" generate >/dev/null
"$here/rialto" simulate --historical 30 --orders-per-day 1000 >/dev/null
begin api "$here/rialto" run --roles api --http-port 28081
await 60 'the api' answers http://127.0.0.1:28081/health/ready
PEER_DATABASE=postgresql+psycopg2://rialto:rialto@127.0.0.1:28032/rialto \
  begin peer "$python" -m uvicorn --app-dir "$here/bench/rest" --port 28082 --workers "$(nproc)" \
  --no-access-log peer:app
await 60 'the peer' answers http://127.0.0.1:28082/products/1

family_ticks() { for pid in $(family "$1"); do ticks "$pid"; done | paste -sd+ | bc; }
resident() { family "$1" | xargs -I{} awk '/^Pss:/ {print $2}' /proc/{}/smaps_rollup | paste -sd+ | bc; }

# One measurement: "REQUESTS/S P50 P99 CPU-SECONDS-PER-1000 THE-SAME-OF-POSTGRESQL MEGABYTES FAILED"
measure() { # PID URL SCRIPT ARGUMENTS...
  local pid=$1 url=$2 script=$3 before database out
  before=$(family_ticks "$pid") database=$(database_ticks .rialto)
  out=$(wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$here/bench/rest/$script" "$url" -- "${@:4}")
  local used=$(($(family_ticks "$pid") - before)) queried=$(($(database_ticks .rialto) - database))
  awk -v used="$used" -v queried="$queried" -v hz="$(getconf CLK_TCK)" -v pss="$(resident "$pid")" '
    /50%/ { p50 = $2 } /99%/ { p99 = $2 }
    /requests in/ { n = $1 } /Requests\/sec/ { rate = $2 }
    /Non-2xx/ { bad = $NF }
    END { printf "%.0f %s %s %.3f %.3f %d %d\n",
      rate, p50, p99, used / hz / n * 1000, queried / hz / n * 1000, pss / 1024, bad }' <<<"$out"
}

ours() { measure "${pids[api]}" http://127.0.0.1:28081 "$@"; }
theirs() { measure "${pids[peer]}" http://127.0.0.1:28082 "$@"; }

echo "warming up ..." >&2
ours constant.lua >/dev/null
for kind in 'products 200' 'orders 29000'; do
  # A JVM on two busy cores takes most of a minute until a page costs what it costs ever after.
  for _ in {1..5}; do
    # shellcheck disable=SC2086
    ours reads.lua $kind >/dev/null
  done
  # shellcheck disable=SC2086
  theirs reads.lua $kind >/dev/null
done
{ ours checkout.lua 100 200; theirs checkout.lua 100 200; } >/dev/null

for ((round = 1; round <= rounds; round++)); do
  echo "round $round of $rounds ..." >&2
  ours constant.lua >>constant
  ours reads.lua products 200 >>product.rialto
  theirs reads.lua products 200 >>product.fastapi
  ours reads.lua orders 29000 >>page.rialto
  theirs reads.lua orders 29000 >>page.fastapi
  ours checkout.lua 100 200 >>checkout.rialto
  theirs checkout.lua 100 200 >>checkout.fastapi
done

median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
row() { # LABEL FILE
  local rate p50 p99 cpu database memory bad
  read -r rate p50 p99 cpu database memory bad < <(median "$2")
  printf '%-28s %9s %9s %9s %12s %12s %6s %7s\n' \
    "$1" "$rate" "$p50" "$p99" "$cpu" "$database" "$memory" "$bad"
}
rate() { median "$1" | cut -d' ' -f1; }
printf '%-28s %9s %9s %9s %12s %12s %6s %7s\n' '' requests/s p50 p99 'CPU s/1000' 'PostgreSQL' MB failed
row 'constant JSON, same stack' constant
row 'product, Rialto' product.rialto
row 'product, FastAPI' product.fastapi
row 'page of 50 orders, Rialto' page.rialto
row 'page of 50 orders, FastAPI' page.fastapi
row 'checkout steps, Rialto' checkout.rialto
row 'checkout steps, FastAPI' checkout.fastapi
for kind in product page checkout; do
  awk -v kind="$kind" -v a="$(rate $kind.rialto)" -v b="$(rate $kind.fastapi)" -v c="$(rate constant)" \
    'BEGIN { printf "%-10s %.1f times FastAPI, %.0f %% of the constant body\n", kind, a / b, 100 * a / c }'
done
echo "three checkout steps make one order; wrk, servers and PostgreSQL share the machine"
printf '%d connections, %d s, median of %d\n' "$connections" "$seconds" "$rounds"
machine
