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
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
application=$here/target/quarkus-app
port=28181

work=$(mktemp -d)
servers='' process=''
finish() {
  for pid in $process $servers; do kill "$pid" 2> /dev/null || true; done
  for pid in $process $servers; do wait "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
die() {
  echo "bench: $*" >&2
  exit 1
}

cd "$work"
binary=${RIALTO_BINARY:-}
unset RIALTO_BINARY
"$here/rialto" --version > /dev/null # builds what is not built
"$here/rialto" up --roles embedded --http-port 28180 --postgres-port 28532 --kafka-port 28192 \
  --s3-port 28100 > up.log 2>&1 &
servers=$!
for _ in {1..300}; do
  test -f .rialto/addresses.properties && break
  sleep 0.2
done
test -f .rialto/addresses.properties || die 'the servers did not come'
"$here/rialto" generate > /dev/null
export RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:28532/rialto RIALTO_SECURITY=open
export RIALTO_TOPICS_BOOTSTRAP=127.0.0.1:28192 RIALTO_S3_ENDPOINT=http://127.0.0.1:28100

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
  "$@" --http-port $port > run.log 2>&1 &
  process=$!
  until ready; do
    kill -0 "$process" 2> /dev/null || die "$(tail -n 20 run.log)"
    (($(date +%s%N) - began < 60000000000)) || die "not ready in a minute: $(tail -n 5 run.log)"
    sleep 0.01
  done
  echo $((($(date +%s%N) - began) / 1000000)) \
    "$(awk '/^Rss:/ {all = $2} /^Anonymous:/ {own = $2} END {print all, own}' "/proc/$process/smaps_rollup")"
  kill "$process"
  wait "$process" || true
  process=''
}

measure() { # ROLE NAME COMMAND...
  local role=$1 name=$2 round
  shift 2
  for ((round = 0; round < rounds; round++)); do
    start "$@" run --roles "$role"
  done | sort -n | awk -v role="$role" -v name="$name" \
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
