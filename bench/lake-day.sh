#!/usr/bin/env bash
# A day of small commits to one table of the lake, with upkeep, in half an hour: what is written for what has
# changed, what is stored, how many files there are and how long a commit takes, for each hour of it.
#
#   bench/lake-day.sh [CHANGES_PER_SECOND] [HOURS] [COMMIT_SECONDS] [SPEED]      default 50 24 10 120
set -euo pipefail

rate=${1:-50} hours=${2:-24} interval=${3:-10} speed=${4:-120}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"

servers 286
"$here/rialto" db init >/dev/null

app=$here/target/quarkus-app
classes=$work/classes:$app/app/*:$app/lib/main/*
"$JAVA_HOME/bin/javac" -d classes -cp "$classes" "$here/bench/lake/Day.java"
"$JAVA_HOME/bin/java" -Xmx400m -XX:+UseSerialGC -cp "$classes" dev.rialto.lake.Day \
  jdbc:postgresql://127.0.0.1:28632/rialto http://127.0.0.1:28600 \
  "$rate" "$hours" "$interval" "$speed" 2>day.log || die 'the day ended early'
machine
