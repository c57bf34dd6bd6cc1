#!/usr/bin/env bash
# Makes rialto.aot beside the built application: what its JVM need not load, link and look up again at
# each start. A rehearsal starts every role without a server in reach, asks for a few pages, and ends.
#
#   scripts/aot-cache.sh JAVA_HOME FOLDER      FOLDER holds quarkus-run.jar; options of the JVM in JVM_OPTS
#
# Only speed depends on the cache: what fails here is said, and all works without.
set -euo pipefail

java=$1/bin/java
folder=$(cd "$2" && pwd)
# Whoever starts meanwhile never sees half a cache.
unfinished=$folder/rialto.aot.new
# Below the ports that clients get: one that nobody listens on yet would connect to itself.
port=$((20000 + $$ % 10000))
work=$(mktemp -d)
read -r -a options <<< "${JVM_OPTS:-}"
finish() {
  [[ -z ${rehearsal:-} ]] || kill -9 "$rehearsal" 2> /dev/null || true
  rm -rf "$work" "$unfinished"*
}
trap finish EXIT

# The status of a path, with bash alone: an image for production has no client of HTTP.
status() {
  local line
  exec 3<> "/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.0\r\nAccept: */*\r\n\r\n' "$1" >&3
  IFS= read -r -t 10 line <&3 || return 1
  while IFS= read -r -t 10 _ <&3; do :; done
  exec 3>&-
  [[ $line == *" $2 "* ]]
}

# Port 9 is nobody's; and what the environment or a file here names is not touched.
cd "$work"
unset "${!RIALTO_@}" "${!QUARKUS_@}" JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS
export RIALTO_POSTGRES_URL=jdbc:postgresql://127.0.0.1:9/none RIALTO_TOPICS_BOOTSTRAP=127.0.0.1:9
export RIALTO_S3_ENDPOINT=http://127.0.0.1:9 RIALTO_SECURITY=open QUARKUS_HTTP_HOST=127.0.0.1
export RIALTO_SHOP_MIGRATE_AT_START=false RIALTO_ANALYTICS_STATE_DIR=$work

"$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -XX:+UseCompactObjectHeaders -Xmx400m -XX:AOTCacheOutput="$unfinished" \
  ${options[@]+"${options[@]}"} -jar "$folder/quarkus-run.jar" \
  run --roles api,cdc,analytics,alerts,lake,simulator --http-port "$port" > "$work/log" 2>&1 &
rehearsal=$!

live=''
for _ in {1..300}; do
  kill -0 "$rehearsal" 2> /dev/null || break
  if status /health/live 200 2> /dev/null; then
    live=yes
    break
  fi
  sleep 0.1
done
if [[ -z $live ]]; then
  tail -n 20 "$work/log" >&2
  echo 'aot-cache: the rehearsal did not start; there is no cache' >&2
  exit 1
fi
for page in / /openapi /metrics /health /docs/; do
  status "$page" 200 2> /dev/null || true
done

kill "$rehearsal"
wait "$rehearsal" || true
rehearsal=''
if [[ ! -s $unfinished ]]; then
  tail -n 20 "$work/log" >&2
  echo 'aot-cache: the JVM wrote no cache' >&2
  exit 1
fi
# Readable by whatever user runs the container.
chmod 0644 "$unfinished"
mv "$unfinished" "$folder/rialto.aot"
