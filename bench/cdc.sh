#!/usr/bin/env bash
# From the database's log to Kafka: Rialto beside Debezium Server, with defaults and tuned, and beside
# pg_recvlogical, which only reads. Each drains the same kind of backlog (orders with three items each,
# 1000 orders in a transaction and one by one), then passes on single inserts as they come.
#
#   bench/cdc.sh [ORDERS] [SECONDS] [PEER ...]      default 100000 20 rialto debezium debezium-tuned
#
# Debian: postgresql-client. Debezium Server comes through Maven, some 300 MB, once.
set -euo pipefail

orders=${1:-100000} seconds=${2:-20}
shift $(($# > 2 ? 2 : $#))
peers=("${@:-rialto}")
[[ $# -gt 0 ]] || peers=(rialto debezium debezium-tuned)
version=${DEBEZIUM_VERSION:-3.6.0.Final}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
. "$here/bench/common/processor.sh"
kept=$here/target/bench
java=$JAVA_HOME/bin/java
need psql pg_recvlogical

servers 281
"$here/rialto" generate >/dev/null

export PGHOST=127.0.0.1 PGPORT=28132 PGUSER=rialto PGPASSWORD=rialto PGDATABASE=rialto
bootstrap=127.0.0.1:28192
jdbc="jdbc:postgresql://127.0.0.1:$PGPORT/rialto?user=rialto&password=rialto"
sql() { psql -X -q -At -v ON_ERROR_STOP=1 "$@"; }
sql -f "$here/bench/cdc/load.sql"
watch() { "$java" -Xmx512m -XX:+UseSerialGC -cp "$here/target/quarkus-app/lib/main/*" \
  "$here/bench/cdc/Watch.java" "$@" 2>watch.log || { cat watch.log >&2; false; }; }

# --- The peers ----------------------------------------------------------------------------------

# Starts a peer. Slot, topics and publication are named after it.
start() {
  local name=${1//-/_}
  case $1 in
    rialto)
      RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:$PGPORT/rialto RIALTO_TOPICS_BOOTSTRAP=$bootstrap \
        RIALTO_TOPICS_PREFIX=$name RIALTO_CDC_SLOT=$name RIALTO_CDC_TABLES=orders,order_items \
        begin peer "$here/rialto" run --roles cdc --http-port 28181
      ;;
    debezium | debezium-tuned)
      mkdir -p "$1/config"
      settings "$1" "$name" >"$1/config/application.properties"
      begin peer "$java" -Xmx1g $([[ $1 == debezium ]] || echo -XX:+UseParallelGC) \
        -Dquarkus.config.locations="$1/config/application.properties" \
        -cp "$1/config:$kept/debezium-$version/*:$kept/debezium-$version/lib/*" \
        io.debezium.server.Main
      ;;
    *) die "there is no peer $1: rialto, debezium, debezium-tuned" ;;
  esac
}

settings() { # PEER NAME
  cat <<EOF
debezium.sink.type=kafka
debezium.sink.kafka.producer.bootstrap.servers=$bootstrap
debezium.sink.kafka.producer.key.serializer=org.apache.kafka.common.serialization.StringSerializer
debezium.sink.kafka.producer.value.serializer=org.apache.kafka.common.serialization.StringSerializer
debezium.source.connector.class=io.debezium.connector.postgresql.PostgresConnector
debezium.source.offset.storage.file.filename=$work/$1.offsets
debezium.source.database.hostname=$PGHOST
debezium.source.database.port=$PGPORT
debezium.source.database.user=$PGUSER
debezium.source.database.password=$PGPASSWORD
debezium.source.database.dbname=$PGDATABASE
debezium.source.topic.prefix=$2
debezium.source.plugin.name=pgoutput
debezium.source.slot.name=$2
debezium.source.publication.name=$2
debezium.source.publication.autocreate.mode=disabled
debezium.source.table.include.list=public.orders,public.order_items
debezium.format.key=json
debezium.format.value=json
debezium.format.key.schemas.enable=false
debezium.format.value.schemas.enable=false
quarkus.http.host=127.0.0.1
quarkus.http.port=28182
quarkus.log.console.json=false
EOF
  [[ $1 == debezium ]] || cat <<EOF
debezium.source.max.batch.size=16384
debezium.source.max.queue.size=65536
debezium.source.poll.interval.ms=5
debezium.sink.kafka.producer.compression.type=lz4
debezium.sink.kafka.producer.batch.size=524288
debezium.sink.kafka.producer.linger.ms=5
EOF
}

fetch_debezium() {
  [[ ! -d $kept/debezium-$version ]] || return 0
  echo "fetching Debezium Server $version ..." >&2
  mkdir -p "$kept/new"
  # This old version takes the file alone; newer ones want its parent POM, which is not published.
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.10:copy \
    -Dartifact="io.debezium:debezium-server-dist:$version:tar.gz" -DoutputDirectory="$kept" >&2
  tar -xzf "$kept/debezium-server-dist-$version.tar.gz" -C "$kept/new" --strip-components=1
  rm "$kept/debezium-server-dist-$version.tar.gz"
  mv "$kept/new" "$kept/debezium-$version"
}

active() { [[ $(sql -c "SELECT active FROM pg_replication_slots WHERE slot_name = '${1//-/_}'") == t ]]; }

# Once on an empty backlog: snapshot, slot and topics are there afterwards.
prime() {
  sql -c "DELETE FROM order_items" -c "DELETE FROM orders"
  if [[ $1 != rialto ]]; then
    sql -c "CREATE PUBLICATION ${1//-/_} FOR TABLE orders, order_items"
    watch topics "$bootstrap" "${1//-/_}"
  fi
  start "$1"
  await 60 "the slot of $1" active "$1"
  sleep 3
  sql -c 'CALL load_orders(10, 1)'
  sleep 4
}

drain() { # PEER ORDERS-IN-ONE
  leave peer
  sql -c 'SET synchronous_commit = off' -c "CALL load_orders($orders, $2)"
  watch drain "$bootstrap" "${1//-/_}" $((4 * orders)) >drain.out &
  local watcher=$! began first last rows doubled
  await 30 'the reader' grep -q ready drain.out
  began=$(date +%s%3N)
  start "$1"
  while kill -0 "$watcher" 2>/dev/null; do
    kill -0 "${pids[peer]}" 2>/dev/null || die "$1 ended"
    sleep 0.2
  done
  local used memory
  used=$(ticks "${pids[peer]}") memory=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/${pids[peer]}/status")
  read -r first last rows doubled < <(tail -1 drain.out)
  awk -v n="$rows" -v d="$doubled" -v first="$first" -v last="$last" -v began="$began" \
    -v cpu="$used" -v hz="$(getconf CLK_TCK)" -v mb="$memory" -v who="$1" -v how="$2 in one" '
    BEGIN { printf "%-16s %-12s %8d %9d %11d %9.1f %8d %8d\n", who, how, n, n / (last - first) * 1000,
      n / (cpu / hz), (first - began) / 1000, mb, d }'
}

latency() { # PEER RATE
  local before after out
  before=$(ticks "${pids[peer]}")
  out=$(watch latency "$bootstrap" "${1//-/_}" "$jdbc" "$2" "$seconds" | tail -1)
  after=$(ticks "${pids[peer]}")
  awk -v out="$out" -v cpu=$((after - before)) -v hz="$(getconf CLK_TCK)" -v who="$1" -v rate="$2" '
    BEGIN { split(out, a, " ")
      printf "%-16s %9d/s %8d %8d %8s %8s %8s %8.1f\n", who, rate, a[1], a[2], a[3], a[4], a[5], cpu / hz }'
}

floor() { # ORDERS-IN-ONE
  sql -c 'CREATE PUBLICATION floor FOR TABLE orders, order_items' \
    -c "SELECT pg_create_logical_replication_slot('floor', 'pgoutput')" >/dev/null
  sql -c 'SET synchronous_commit = off' -c "CALL load_orders($orders, $1)"
  local end began took
  end=$(sql -c 'SELECT pg_current_wal_flush_lsn()')
  began=$(date +%s%N)
  pg_recvlogical -d "$PGDATABASE" --slot floor --start -o proto_version=1 -o publication_names=floor \
    --endpos "$end" --no-loop -f /dev/null
  took=$(($(date +%s%N) - began))
  awk -v n=$((4 * orders)) -v t="$took" -v how="$1 in one" \
    'BEGIN { printf "%-16s %-12s %8d %9d\n", "pg_recvlogical", how, n, n / t * 1e9 }'
  pg_recvlogical -d "$PGDATABASE" --slot floor --drop-slot
  sql -c 'DROP PUBLICATION floor'
}

# --- The comparison -----------------------------------------------------------------------------

[[ ${peers[*]} == rialto ]] || fetch_debezium
{
  printf '%-16s %-12s %8s %9s %11s %9s %8s %8s\n' backlog orders changes per-s per-CPU-s start-s peak-MB doubled
  floor 1000
  floor 1
}
for one in "${peers[@]}"; do
  echo "$one ..." >&2
  prime "$one"
  # Not into a pipe, which would start the peer in a shell of its own.
  for in_one in 1000 1; do
    drain "$one" $in_one >row
    cat row
  done
  {
    latency "$one" 200
    latency "$one" 2000
  } >>late
  leave peer
  sql -c "SELECT pg_drop_replication_slot('${one//-/_}')" >/dev/null
done
printf '\n%-16s %11s %8s %8s %8s %8s %8s %8s\n' 'as they come' rate inserts arrived p50-ms p99-ms most-ms CPU-s
cat late
printf 'per-CPU-s includes the start of the process; start-s is from launch to the first record\n'
machine
