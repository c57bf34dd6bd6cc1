# Sourced by the benchmarks, each of which then has $here, the project; $work, where it is from now on, and
# which goes with it; and servers of its own. What it begins ends with it.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# What is to be measured beside the JVM; all else is on the JVM.
binary=${RIALTO_BINARY:+$(realpath "$RIALTO_BINARY")}
unset RIALTO_BINARY

declare -A pids=()
finish() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
work=$(mktemp -d)
trap finish EXIT
cd "$work"

die() {
  tail -n 20 ./*.log >&2 2> /dev/null || true
  echo "bench: $*" >&2
  exit 1
}

need() { # COMMAND...
  local each
  for each in "$@"; do
    command -v "$each" > /dev/null || { echo "bench: needs $each" >&2; exit 2; }
  done
}

# Begins a process in the background, which writes to NAME.log.
begin() { # NAME COMMAND...
  "${@:2}" >> "$1.log" 2>&1 &
  pids[$1]=$!
}

leave() { # NAME
  kill "${pids[$1]}" 2> /dev/null || die "$1 ended"
  wait "${pids[$1]}" 2> /dev/null || true
  unset "pids[$1]"
}

# Waits until a command succeeds, and no longer than all that was begun is there.
await() { # SECONDS WHAT COMMAND...
  local left=$(($1 * 10)) what=$2 name
  shift 2
  until "$@" > /dev/null 2>&1; do
    for name in "${!pids[@]}"; do kill -0 "${pids[$name]}" 2> /dev/null || die "$name ended"; done
    ((left-- > 0)) || die "$what did not come"
    sleep 0.1
  done
}

counts_orders() { curl -fs "http://127.0.0.1:${1}80/analytics/revenue" | grep -q '"orders":[1-9]'; } # PORTS

answers() { curl -fs -o /dev/null "$1"; } # URL

# ./rialto up with ports of its own: 281 is HTTP at 28180, PostgreSQL at 28132, Kafka at 28192, S3 at 28100.
platform() { # PORTS ARGUMENTS...
  "$here/rialto" --version > /dev/null # builds what is not built
  begin servers "$here/rialto" up --http-port "${1}80" --postgres-port "${1}32" --kafka-port "${1}92" \
    --s3-port "${1}00" "${@:2}"
}

servers() { # PORTS
  platform "$1" --roles embedded
  await 60 'the servers' test -f .rialto/addresses.properties
}

# Processes that run by themselves are told where the servers of these ports are.
export_addresses() { # PORTS
  export RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:${1}32/rialto RIALTO_SECURITY=open
  export RIALTO_TOPICS_BOOTSTRAP=127.0.0.1:${1}92 RIALTO_S3_ENDPOINT=http://127.0.0.1:${1}00
}

machine() { printf 'machine: %s cores, %s\n' "$(nproc)" "$(uname -srm)"; }
