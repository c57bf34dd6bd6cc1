#!/usr/bin/env bash
# A full export of orders to the lake, on the JVM and native where RIALTO_BINARY names an executable:
# beside it, on the same rows, the floor, which is binary COPY to a client that throws the rows away
# (psql, and JDBC as the export has it), and DuckDB from CSV to Parquet on 1 and 2 threads.
#
#   bench/export.sh [ORDERS] [ROUNDS]      default 5000000 1
#
# Debian: postgresql-client, time. DuckDB comes through Maven.
set -euo pipefail

orders=${1:-5000000} rounds=${2:-1}
duckdb=${DUCKDB_VERSION:-1.4.1.0}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
kept=$here/target/bench
url=postgresql://rialto:rialto@127.0.0.1:28132/rialto
need psql /usr/bin/time

servers 281

echo "making $orders orders" >&2
psql -qX -v ON_ERROR_STOP=1 "$url" <<SQL
create table orders (order_id bigint primary key, order_date timestamptz not null,
  total_price numeric(12,2) not null, status text not null, customer_id bigint not null);
insert into orders select i, '2026-01-01Z'::timestamptz + i * interval '1 second',
  (i * 7919 % 100000) / 100.0, (array['pending','paid','shipped','completed'])[1 + i % 4],
  i * 31 % 100000 from generate_series(1, $orders::bigint) i;
vacuum analyze orders;
SQL

# measure NAME COMMAND...
measure() {
  local name=$1 seconds cpu_user cpu_system kilobytes
  shift
  /usr/bin/time -o time -f '%e %U %S %M' "$@" >out.log 2>err.log || die "$name failed"
  read -r seconds cpu_user cpu_system kilobytes <time
  awk -v name="$name" -v n="$orders" -v s="$seconds" -v u="$cpu_user" -v y="$cpu_system" \
    -v k="$kilobytes" -v b="$bytes" 'BEGIN {
      printf "%-28s %7.1f s %11.0f rows/s %7.1f MB/s %7.1f CPU s %6.0f MB RSS\n",
        name, s, n / s, b / 1e6 / s, u + y, k / 1024 }'
}

bytes=$(psql -qtAX "$url" -c "select pg_table_size('orders')")
printf 'machine: %s cores, %s; %s orders, %s bytes in PostgreSQL\n' \
  "$(nproc)" "$(uname -srm)" "$orders" "$bytes"
copy='copy (select * from orders) to stdout (format binary)'

mkdir -p "$kept"
jar=$kept/duckdb_jdbc-$duckdb.jar
[[ -f $jar ]] || mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.10:copy -Dartifact="org.duckdb:duckdb_jdbc:$duckdb" \
  -DoutputDirectory="$kept"
classes="$work/classes:$jar:$(echo "$here"/target/quarkus-app/lib/main/org.postgresql.postgresql-*.jar)"
"$JAVA_HOME/bin/javac" -cp "$classes" -d classes "$here"/bench/export/*.java

export_by() { # NAME EXECUTABLE
  measure "$1" env RIALTO_BINARY="$2" RIALTO_LAKE_TABLES=orders \
    RIALTO_EXPORT_CHECKS='orders.total_price min 0' "$here/rialto" export
  tail -n 1 out.log
}
for ((round = 1; round <= rounds; round++)); do
  measure 'binary COPY to psql' psql -qX "$url" -o /dev/null -c "$copy"
  measure 'binary COPY to JDBC' "$JAVA_HOME/bin/java" -cp "$classes" BinaryCopy \
    'jdbc:postgresql://127.0.0.1:28132/rialto?user=rialto&password=rialto' orders
  export_by 'rialto export' ''
  [[ -z $binary ]] || export_by 'rialto export, native' "$binary"
  measure 'CSV for DuckDB' psql -qX "$url" -o orders.csv -c 'copy orders to stdout (format csv)'
  for threads in 1 2; do
    measure "DuckDB, $threads thread(s), from CSV" "$JAVA_HOME/bin/java" -cp "$classes" \
      DuckDb orders.csv orders.parquet $threads
  done
done
