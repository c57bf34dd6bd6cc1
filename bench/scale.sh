#!/usr/bin/env bash
# What an order costs each part of the platform: every role a process of its own, shoppers at several
# rates, processor time and bytes counted from outside; the third is more than 2 cores can. Then, at the
# last, the capture is away for 30 s. docs/scale.md is computed from this.
#
#   bench/scale.sh [SECONDS] [SESSIONS_A_MINUTE ...]      default 60 300 1000 3000 2000
#
# Debian: postgresql-client
set -euo pipefail

seconds=${1:-60}
rates=("${@:2}")
[[ ${#rates[@]} -gt 0 ]] || rates=(300 1000 3000 2000)
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
. "$here/bench/common/processor.sh"
need psql

declare -A ports=([api]=28281 [cdc]=28282 [analytics]=28283 [alerts]=28284 [lake]=28285 [simulator]=28286)
role() { # ROLE SETTINGS...
  begin "$1" env "${@:2}" "$here/rialto" run --roles "$1" --http-port "${ports[$1]}"
  await 60 "$1" answers "http://127.0.0.1:${ports[$1]}/health/ready"
}
metric() { # ROLE NAME
  curl -sf "http://127.0.0.1:${ports[$1]}/metrics" | awk -v name="$2" \
    'index($1, name) == 1 { sum += $2; found = 1 } END { if (!found) exit 1; printf "%.0f\n", sum }'
}
drained() {
  (($(metric cdc rialto_cdc_lag_bytes) < 500000)) &&
    (($(metric analytics rialto_analytics_lag) < 2000)) && (($(metric lake rialto_lake_lag) < 5000))
}

sql() { PGPASSWORD=rialto psql -h 127.0.0.1 -p 28232 -U rialto -d rialto -Atqc "$1"; }
bytes() { find "$@" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
# What has been counted so far: a name and a number a line.
counted() {
  echo "orders $(sql 'SELECT count(*) FROM orders')"
  echo "actions $(metric simulator rialto_simulator_actions)"
  echo "changes $(metric cdc rialto_cdc_changes)"
  echo "log $(sql "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")"
  echo "topics $(bytes .rialto/kafka/*ecommerce-cdc.public.*)"
  echo "database $(sql "SELECT pg_database_size('rialto')")"
  echo "stored $(bytes .rialto/s3)"
  echo "cpu:postgresql $(database_ticks .rialto)"
  echo "cpu:kafka+s3 $(ticks "$(pgrep -P "${pids[servers]}" java)")"
  for role in simulator cdc analytics alerts lake api; do echo "cpu:$role $(ticks "${pids[$role]}")"; done
}

servers 282
export_addresses 282
"$here/rialto" generate --customers 100000 > /dev/null
for each in api cdc analytics alerts lake; do role "$each"; done

shoppers() { # SESSIONS_A_MINUTE SECONDS
  echo "$1 sessions a minute ..." >&2
  role simulator RIALTO_SIMULATOR_SESSIONS_PER_MINUTE="$1" RIALTO_SIMULATOR_MAX_SESSIONS=1000
  sleep "$2"
}

shoppers "${rates[-1]}" "$seconds" # for the compilers: what is slow at first is not measured
leave simulator
for rate in "${rates[@]}"; do
  shoppers "$rate" 30 # the first have ordered, paid and had their parcels, and their code is compiled
  counted > before
  sleep "$seconds"
  counted > after
  { echo "waits:capture $(metric cdc rialto_cdc_lag_bytes)"
    echo "waits:analytics $(metric analytics rialto_analytics_lag)"
    echo "waits:lake $(metric lake rialto_lake_lag)"; } >> after
  for each in simulator cdc analytics lake api; do
    awk -v role="$each" '/^Rss:/ { printf "MB:%s %d\n", role, $2 / 1024 }' "/proc/${pids[$each]}/smaps_rollup"
  done >> after
  awk -v seconds="$seconds" -v hz="$(getconf CLK_TCK)" '
    NR == FNR { before[$1] = $2; next }
    { now[$1] = $2; of[$1] = $2 - before[$1]; names[++n] = $1 }
    END {
      orders = of["orders"]
      printf "\n%.1f orders/s, %.0f changes/s; an order: %.1f actions, %.1f changes\n",
        orders / seconds, of["changes"] / seconds, of["actions"] / orders, of["changes"] / orders
      printf "  bytes for an order: log %.0f, change topics %.0f, database %.0f, lake %.0f\n",
        of["log"] / orders, of["topics"] / orders, of["database"] / orders, of["stored"] / orders
      for (i = 1; i <= n; i++) if (sub("cpu:", "", names[i])) {
        ms = of["cpu:" names[i]] / hz * 1000
        printf "  %-12s %7.2f ms of processor for an order, %4.0f %% of a core  %5s\n",
          names[i], ms / orders, ms / seconds / 10, now["MB:" names[i]] ? now["MB:" names[i]] " MB" : ""
        all += ms
      }
      printf "  all          %7.2f ms, %.0f %%; not yet captured %.0f kB, counted %d, in the lake %d records\n",
        all / orders, all / seconds / 10, now["waits:capture"] / 1000, now["waits:analytics"], now["waits:lake"]
    }' before after
  [[ $rate == "${rates[-1]}" ]] || leave simulator
done

echo 'the capture is away for 30 s ...' >&2
leave cdc
sleep 30
role cdc
began=$(date +%s%N)
await 120 'the rest' drained
printf '\ncapture away for 30 s, then ready, then all stages close behind the shop after %.1f s\n' \
  "$(echo "($(date +%s%N) - $began) / 1000000000" | bc -l)"
leave simulator
"$here/rialto" verify
machine
