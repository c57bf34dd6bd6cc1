#!/usr/bin/env bash
# A backlog of orders and items into statistics: Rialto beside the same questions as an Apache Flink job.
# Each starts from nothing, exactly once, with two threads: Rialto as ./rialto run starts it, Flink with 1 GB
# of heap. It is done when the newest committed record of every minute says what the backlog has.
#
#   bench/analytics.sh [ORDERS] [COMMIT_MS] [PEER ...]      default 1000000 1000 rialto flink
#
# A peer may be named several times, and begins from nothing each time. The peer native is the executable
# that RIALTO_BINARY names.
# Flink comes through Maven, some 100 MB, once.
set -euo pipefail

orders=${1:-1000000} commit=${2:-1000}
shift $(($# > 2 ? 2 : $#))
peers=("${@:-rialto}")
[[ $# -gt 0 ]] || peers=(rialto flink)
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
kept=$here/target/bench/flink
java=$JAVA_HOME/bin/java

servers 281
bootstrap=127.0.0.1:28192
clients="$here/target/quarkus-app/lib/main/*"
# Compiled before anything is measured: what waits for a peer's results has little of the processor.
"$JAVA_HOME/bin/javac" -cp "$clients" -d backlog "$here/bench/analytics/Backlog.java"
backlog() { "$java" -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "backlog:$clients" Backlog \
  "$bootstrap" "$@" 2>backlog.log || { tail backlog.log >&2; false; }; }

# Fetches and compiles Flink's job; none of it is in its time.
prepare_flink() {
  [[ -d $kept ]] || mvn -q -B -f "$here/bench/analytics/pom.xml" \
    dependency:copy-dependencies -DoutputDirectory="$kept"
  "$JAVA_HOME/bin/javac" -nowarn -cp "$kept/*" -d classes "$here/bench/analytics/FlinkJob.java"
}

start() {
  case $1 in
    rialto | native)
      [[ $1 == rialto || -x $binary ]] || die 'native needs RIALTO_BINARY, an executable'
      [[ $1 == rialto ]] || local -x RIALTO_BINARY=$binary
      RIALTO_TOPICS_BOOTSTRAP=$bootstrap RIALTO_TOPICS_PREFIX=bench RIALTO_ANALYTICS_THREADS=2 \
        RIALTO_ANALYTICS_COMMIT_INTERVAL=${commit}ms RIALTO_ANALYTICS_STATE_DIR=$work/state \
        begin "$1" "$here/rialto" run --roles analytics --http-port 28181
      topics=(statistics_revenue statistics_top_product) ;;
    flink)
      begin flink "$java" -Xmx1g $(opens) -cp "classes:$kept/*" FlinkJob "$bootstrap" "$commit" \
        "$work/checkpoints"
      topics=(flink_revenue flink_top) ;;
    *) die "there is no peer $1: rialto, native, flink" ;;
  esac
}

# Flink reaches into the JDK.
opens() {
  local package
  for package in lang net io nio util util.concurrent util.concurrent.atomic time math text; do
    echo "--add-opens=java.base/java.$package=ALL-UNNAMED"
  done
}

cpu() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.1f", ($12 + $13) / hz }' "/proc/$1/stat"; }

# One peer from nothing to its last right result: what it took is in $took (ns), $used (CPU s) and $mb.
play() {
  local name=$1 began
  backlog clear
  rm -rf "$work/state" "$work/checkpoints"
  began=$(date +%s%N)
  start "$name"
  backlog await "${topics[@]}" expected.tsv || die "$name is not right"
  took=$(($(date +%s%N) - began))
  used=$(cpu "${pids[$name]}")
  mb=$(awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/${pids[$name]}/status")
  leave "$name"
}

[[ " ${peers[*]} " != *' flink '* ]] || prepare_flink
echo "filling the topics with $orders orders and $((orders * 3)) items" >&2
backlog fill "$orders" expected.tsv
# The broker's own code is compiled meanwhile, which whoever comes first would pay for.
for name in $(printf '%s\n' "${peers[@]}" | sort -u); do
  echo "warming up: $name" >&2
  play "$name"
done
printf '%-8s %10s %12s %8s %12s %8s\n' PEER SECONDS RECORDS/S CPU_S RECORDS/CPU_S MB
for name in "${peers[@]}"; do
  play "$name"
  awk -v name="$name" -v ns="$took" -v records=$((orders * 4)) -v cpu="$used" -v mb="$mb" \
    'BEGIN { printf "%-8s %10.1f %12d %8.1f %12d %8d\n", name, ns / 1e9, records / (ns / 1e9), cpu, records / cpu, mb }'
done
machine
