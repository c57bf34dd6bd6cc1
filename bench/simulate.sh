#!/usr/bin/env bash
# How many actions a second one process of shoppers does, in a heap of 256 MB, among a million customers,
# and how the processor is divided between it and PostgreSQL.
#
#   bench/simulate.sh [SESSIONS]      default 20000
set -euo pipefail

sessions=${1:-20000}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"
. "$here/bench/common/processor.sh"

servers 281
"$here/rialto" generate --customers 1000000
before=$(database_ticks .rialto)
TIMEFORMAT='simulator, with its start: %U s of user and %S s of system time in %R s'
time RIALTO_HEAP=${RIALTO_HEAP:-256m} "$here/rialto" simulate --sessions "$sessions"
awk -v used=$(($(database_ticks .rialto) - before)) -v hz="$(getconf CLK_TCK)" \
  'BEGIN { printf "PostgreSQL: %.1f s of processor time\n", used / hz }'
machine
