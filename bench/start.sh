#!/usr/bin/env bash
# How long each role takes from its start until it is ready, and how much memory it holds then, on
# servers that are up already: on the JVM, on the JVM with the cache that the build makes, and native
# where RIALTO_BINARY names an executable. The best of ROUNDS counts: the machine is at rest in it.
# Of the memory its own is what no other process shares and no file brings back; the rest are pages of
# files, which the kernel maps sixteen at a time, whether they are used or not.
#
#   bench/start.sh [ROUNDS] [ROLE ...]      default 3, each role
set -euo pipefail

rounds=${1:-3}
shift $(($# > 1 ? 1 : $#))
roles=("${@:-api}")
[[ $# -gt 0 ]] || roles=(api simulator cdc analytics alerts lake)
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
application=$here/target/quarkus-app
port=28181

servers 281
"$here/rialto" generate > /dev/null
export_addresses 281

jvm=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseCompactObjectHeaders -Xmx400m)
# Asked by bash alone: a client of its own each time would take the processor from what is measured.
ready() {
  local line=''
  { exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || return 1
  printf 'GET /health/ready HTTP/1.0\r\n\r\n' >&3
  IFS= read -r -t 5 line <&3 || true
  exec 3>&-
  [[ $line == *' 200 '* ]]
}

# Milliseconds of one start, and kilobytes: resident, its own.
start() {
  local began
  began=$(date +%s%N)
  begin run "$@" --http-port $port
  until ready; do
    kill -0 "${pids[run]}" 2> /dev/null || die 'the process ended'
    (($(date +%s%N) - began < 60000000000)) || die 'not ready in a minute'
    sleep 0.01
  done
  echo $((($(date +%s%N) - began) / 1000000)) \
    "$(awk '/^Rss:/ {all = $2} /^Anonymous:/ {own = $2} END {print all, own}' "/proc/${pids[run]}/smaps_rollup")"
  leave run
}

measure() { # ROLE NAME COMMAND...
  local role=$1 name=$2 round
  shift 2
  for ((round = 0; round < rounds; round++)); do
    start "$@" run --roles "$role"
  done > starts # not into a pipe: what is begun in a shell of its own is not ended with this one
  sort -n starts | awk -v role="$role" -v name="$name" \
    'NR == 1 {printf "%-10s  %-18s %6d ms  %5d MB  %5d MB\n", role, name, $1, $2 / 1024, $3 / 1024}'
}

# Tables and topics are there before anybody is measured.
start "${jvm[@]}" -jar "$application/quarkus-run.jar" run --roles api,cdc > /dev/null

printf '%-10s  %-18s %9s  %8s  %8s\n' role on ready resident 'its own'
for role in "${roles[@]}"; do
  measure "$role" JVM "${jvm[@]}" -jar "$application/quarkus-run.jar"
  [[ ! -s $application/rialto.aot ]] ||
    measure "$role" 'JVM + AOT cache' "${jvm[@]}" -XX:AOTCache="$application/rialto.aot" \
      -jar "$application/quarkus-run.jar"
  [[ -z $binary ]] || measure "$role" native "$binary" -Xmx256m
done
machine
