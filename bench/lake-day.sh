#!/usr/bin/env bash
# A day of small commits to one table of the lake, with upkeep, in half an hour: what is written for what has
# changed, what is stored, how many files there are and how long a commit takes, for each hour of it.
#
#   bench/lake-day.sh [CHANGES_PER_SECOND] [HOURS] [COMMIT_SECONDS] [SPEED]      default 50 24 10 120
set -euo pipefail

rate=${1:-50} hours=${2:-24} interval=${3:-10} speed=${4:-120}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=$JAVA_HOME/bin/java
work=$(mktemp -d)

"$here/rialto" --version >/dev/null # builds what is not built
"$here/rialto" up --roles embedded --data-dir "$work/rialto" --http-port 28681 --postgres-port 28632 \
  --kafka-port 28692 --s3-port 28600 >"$work/up.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -rf "$work"' EXIT
until [[ -f $work/rialto/addresses.properties ]]; do
  kill -0 $pid || { cat "$work/up.log"; exit 1; }
  sleep 0.2
done
postgres=jdbc:postgresql://127.0.0.1:28632/rialto
"$here/rialto" db init --data-dir "$work/rialto" >/dev/null

app=$here/target/quarkus-app
classes=$work/classes:$app/app/*:$app/lib/main/*
"$JAVA_HOME/bin/javac" -d "$work/classes" -cp "$classes" "$here/bench/lake/Day.java"
"$java" -Xmx400m -XX:+UseSerialGC -cp "$classes" dev.rialto.lake.Day \
  "$postgres" http://127.0.0.1:28600 "$rate" "$hours" "$interval" "$speed" 2>"$work/day.log" ||
  { tail -n 20 "$work/day.log" >&2; exit 1; }
