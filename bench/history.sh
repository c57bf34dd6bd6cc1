#!/usr/bin/env bash
# How long a past of 30 days and 1,000,000 orders takes to write, on a database of its own.
#
#   bench/history.sh [ORDERS_PER_DAY]      default 33334
set -euo pipefail

orders=${1:-33334}
. "$(dirname "${BASH_SOURCE[0]}")/common/stage.sh"

servers 281
"$here/rialto" generate
"$here/rialto" simulate --historical 30 --orders-per-day "$orders"
machine
