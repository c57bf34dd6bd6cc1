#!/usr/bin/env bash
# Runs every role of the native executable as a process of its own, against the servers of
# `./rialto up --roles embedded`, and ends with `verify` by the executable itself. Prints start-up
# time and resident memory of each role.
#
#   ./rialto native && scripts/native-roles.sh [EXECUTABLE]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
binary=${1:-$(ls "$here"/target/*-runner 2>/dev/null | head -1)}
[[ -x $binary ]] || { echo "no executable; build it with ./rialto native" >&2; exit 2; }

work=$(mktemp -d)
pids=()
finish() {
  for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null || true; done
  for pid in ${pids[@]+"${pids[@]}"}; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

cd "$work"
"$here/rialto" up --roles embedded --http-port 38000 --postgres-port 38001 --kafka-port 38002 \
  --s3-port 38003 >up.log 2>&1 &
pids+=($!)
until [[ -f .rialto/addresses.properties ]]; do
  kill -0 "${pids[0]}" 2>/dev/null || { cat up.log >&2; exit 1; }
  sleep 0.2
done

export RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:38001/rialto
export RIALTO_TOPICS_BOOTSTRAP=127.0.0.1:38002
export RIALTO_S3_ENDPOINT=http://127.0.0.1:38003
export RIALTO_SHOP_OPENING_STOCK=false RIALTO_SIMULATOR_SESSIONS_PER_MINUTE=300
export RIALTO_ANALYTICS_STATE_DIR=$work/analytics RIALTO_ALERTS_TARGETS_FILE_TYPE=file RIALTO_ALERTS_TARGETS_FILE_PATH=$work/alerts.jsonl

port=38010
declare -A memory
for role in api cdc analytics alerts lake simulator; do
  began=$(date +%s%N)
  stock=false
  [[ $role != api ]] || stock=true
  # As a container is told its role.
  RIALTO_SHOP_OPENING_STOCK=$stock QUARKUS_PROFILE=$role "$binary" run --http-port "$port" >"$role.log" 2>&1 &
  pid=$!
  pids+=("$pid")
  until curl -fsS -o /dev/null "http://127.0.0.1:$port/health/ready" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { cat "$role.log" >&2; exit 1; }
    (($(date +%s%N) - began < 60000000000)) || { cat "$role.log" >&2; exit 1; }
    sleep 0.02
  done
  ready=$((($(date +%s%N) - began) / 1000000))
  memory[$role]=$pid
  printf '%-10s %6d ms until it was ready, %4d MB resident\n' "$role" "$ready" \
    "$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")"
  port=$((port + 1))
done

sleep 20
for role in "${!memory[@]}"; do
  printf '%-10s %6d MB resident under load\n' "$role" \
    $(($(awk '/^VmRSS/ {print $2}' "/proc/${memory[$role]}/status") / 1024))
done
curl -fsS 'http://127.0.0.1:38010/analytics/revenue?limit=1'
echo
"$binary" verify
