#!/usr/bin/env bash
# The crash tests of change data capture in their long form: on real servers, captures are killed,
# frozen and deposed; broker, database and single connections are lost; transactions are in
# progress meanwhile. After each a reader of committed records has every change once. Takes half an
# hour or so; the test suite runs the same tests in short.
#
#   scripts/cdc-crash.sh [KILLS] [OUTAGE_SECONDS] [LARGE_ROWS]      default 20 60 200000
set -euo pipefail

case ${1:-} in -h | --help) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;; esac
for number in "$@"; do
  [[ $number =~ ^[1-9][0-9]*$ ]] || { echo "not a number: $number; see --help" >&2; exit 2; }
done
export RIALTO_KILLS=${1:-20} RIALTO_OUTAGE_SECONDS=${2:-60} RIALTO_LARGE_ROWS=${3:-200000}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn --batch-mode --no-transfer-progress verify \
  -Dit.heap=2g -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test='CapturePositionIT,CdcCrashIT,CdcOutageIT,CdcStandbyIT,CdcTablesIT,CdcTransactionsIT'
printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"
