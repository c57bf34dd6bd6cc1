#!/usr/bin/env bash
# A real Trino over the lake of a running `rialto up`, without Docker.
set -euo pipefail

readonly VERSION=476
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly home
readonly data=${RIALTO_DATA_DIR:-$home/.rialto}
readonly install=${TRINO_HOME:-$home/target/trino-$VERSION}
readonly port=${TRINO_PORT:-8081}
readonly heap=${TRINO_HEAP:-1500m}
readonly run=$data/trino
readonly server=$install/server
readonly cli=$install/trino-cli.jar
readonly url=http://127.0.0.1:$port
# Each plugin costs seconds at the start; the lake needs no others.
readonly PLUGINS='delta-lake hive memory'
readonly SECONDS_TO_START=180

say() { printf 'trino: %s\n' "$*" >&2; }

# Exit code 2: what was asked for cannot be done here.
refuse() {
  say "$*"
  exit 2
}

help() {
  cat << END
scripts/trino.sh up           Start Trino $VERSION over the lake of a running ./rialto up; register its tables
scripts/trino.sh register     Make the lake's new tables known to it; known ones are left alone
scripts/trino.sh sql FILE     Run a file of SQL (- is the standard input) and print what it finds
scripts/trino.sh status       Say whether it runs, and where; exit code 1 when it does not
scripts/trino.sh down         End it

The first up fetches Trino with Maven (840 MB) and unpacks it.

Environment:
  RIALTO_DATA_DIR       --data-dir of that rialto up (default .rialto); end Trino before its --fresh
  TRINO_PORT            Port on 127.0.0.1 (default 8081)
  TRINO_HEAP            Heap (default 1500m)
  TRINO_HOME            Where it is unpacked (default target/trino-$VERSION)
  TRINO_FORMAT          Output format of sql, as Trino's CLI names it (default ALIGNED)
  RIALTO_S3_ENDPOINT, RIALTO_S3_ACCESS_KEY, RIALTO_S3_SECRET_KEY, RIALTO_S3_BUCKET, RIALTO_S3_REGION
                        Another S3 server than that of rialto up
END
}

find_java() {
  local candidate
  for candidate in "${RIALTO_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*; do
    if [[ -x $candidate/bin/java ]] && grep -qsE '^JAVA_VERSION="(2[4-9]|[3-9][0-9])' "$candidate/release"; then
      java=$candidate/bin/java
      export JAVA_HOME=$candidate
      return
    fi
  done
  refuse "Trino $VERSION needs a JDK 24 or newer; set JAVA_HOME to one."
}

# --- Getting it ---------------------------------------------------------------------------------

# Some Mavens colour even what nobody looks at.
plain() { sed $'s/\033\\[[0-9;]*m//g'; }

# Maven's own progress where somebody looks on.
maven() {
  if [[ -t 2 ]]; then
    mvn "$@" >&2
  else
    mvn --batch-mode --quiet "$@" 2>&1 | plain >&2
  fi
}

artifact() {
  maven org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dtransitive=false "-Dartifact=$1" ||
    refuse "Maven could not fetch $1."
}

repository() {
  mvn --batch-mode --quiet -Dexpression=settings.localRepository -DforceStdout \
    org.apache.maven.plugins:maven-help-plugin:3.5.1:evaluate 2> /dev/null | plain
}

# The archive's plugins share files by links, so all is unpacked, and what is not needed goes again.
unpack() {
  local unfinished=$install.$$ plugin
  rm -rf "$unfinished"
  mkdir -p "$unfinished/server"
  tar -xzf "$1" -C "$unfinished/server" --strip-components=1 || {
    rm -rf "$unfinished"
    refuse "cannot unpack $1; delete it and try again."
  }
  for plugin in "$unfinished"/server/plugin/*; do
    [[ " $PLUGINS " == *" ${plugin##*/} "* ]] || rm -rf "$plugin"
  done
  cp "$2" "$unfinished/trino-cli.jar"
  rm -rf "$install"
  mv "$unfinished" "$install"
}

install() {
  local maven_home
  [[ ! -f $cli ]] || return 0
  command -v mvn > /dev/null || refuse 'needs Maven to fetch Trino; install it.'
  # Maven's own libraries are behind the JDK, of which it warns at each start.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  cd "$home"
  say "fetching Trino $VERSION (840 MB, only this time) ..."
  artifact "io.trino:trino-server:$VERSION:tar.gz"
  artifact "io.trino:trino-cli:$VERSION:jar:executable"
  maven_home=$(repository)/io/trino
  SECONDS=0
  say 'unpacking ...'
  unpack "$maven_home/trino-server/$VERSION/trino-server-$VERSION.tar.gz" \
    "$maven_home/trino-cli/$VERSION/trino-cli-$VERSION-executable.jar"
  say "unpacked in $SECONDS s to $install"
}

# --- Running it ---------------------------------------------------------------------------------

# A setting of the rialto up that runs in the data directory.
served() {
  sed -n "s/^${1//./\\.}=//p" "$data/addresses.properties" | sed 's/\\//g'
}

# What the catalog reads from the environment.
find_lake() {
  if [[ -z ${RIALTO_S3_ENDPOINT:-} ]]; then
    [[ -f $data/addresses.properties ]] ||
      refuse "no rialto up runs in $data; start ./rialto up there, name its --data-dir by RIALTO_DATA_DIR, or set RIALTO_S3_ENDPOINT and its keys."
    RIALTO_S3_ENDPOINT=$(served rialto.s3.endpoint)
    RIALTO_S3_ACCESS_KEY=$(served rialto.s3.access-key)
    RIALTO_S3_SECRET_KEY=$(served rialto.s3.secret-key)
  fi
  [[ -n ${RIALTO_S3_ACCESS_KEY:-} && -n ${RIALTO_S3_SECRET_KEY:-} ]] ||
    refuse "RIALTO_S3_ACCESS_KEY and RIALTO_S3_SECRET_KEY are missing beside RIALTO_S3_ENDPOINT."
  export RIALTO_S3_ENDPOINT RIALTO_S3_ACCESS_KEY RIALTO_S3_SECRET_KEY
  export RIALTO_S3_BUCKET=${RIALTO_S3_BUCKET:-ecommerce} RIALTO_S3_REGION=${RIALTO_S3_REGION:-us-east-1}
}

# The process that this data directory's `up` started, if it still runs: a number alone may be
# somebody else's by now.
running() {
  [[ -f $run/pid ]] || return 1
  pid=$(< "$run/pid")
  [[ $(ps -o args= -p "$pid" 2> /dev/null) == *"-Dnode.data-dir=$run "* ]]
}

answers() {
  curl --silent --max-time 5 "$1/v1/info" 2> /dev/null | grep -q '"starting":false'
}

configure() {
  mkdir -p "$run/etc"
  cat > "$run/etc/config.properties" << END
coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port=$port
discovery.uri=$url
node.environment=rialto
node.bind-ip=127.0.0.1
node.internal-address=127.0.0.1
plugin.dir=$server/plugin
catalog.config-dir=$home/trino/catalog
query.max-memory-per-node=600MB
memory.heap-headroom-per-node=300MB
END
  printf 'io.trino=WARN\nio.airlift=WARN\n' > "$run/etc/log.properties"
  printf '%s\n' "$url" > "$run/url"
  printf '%s\n' "$RIALTO_S3_BUCKET" > "$run/bucket"
}

start() {
  configure
  cd "$run"
  "$java" "-Xmx$heap" -XX:+ExitOnOutOfMemoryError -XX:+UseG1GC -XX:+UseCompactObjectHeaders \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    --add-modules=jdk.incubator.vector -Djdk.attach.allowAttachSelf=true \
    -cp "$server/lib/*" \
    -Dnode.id=rialto "-Dnode.data-dir=$run" "-Dconfig=$run/etc/config.properties" \
    "-Dlog.levels-file=$run/etc/log.properties" \
    io.trino.server.TrinoServer > "$run/trino.log" 2>&1 < /dev/null &
  pid=$!
  disown "$pid"
  printf '%s\n' "$pid" > "$run/pid"
}

await_answer() {
  SECONDS=0
  until answers "$url"; do
    kill -0 "$pid" 2> /dev/null || {
      tail -n 20 "$run/trino.log" >&2
      refuse "it ended; all it said is in $run/trino.log"
    }
    ((SECONDS < SECONDS_TO_START)) || {
      down
      refuse "no answer within $SECONDS_TO_START s; see $run/trino.log"
    }
    sleep 1
  done
}

up() {
  ! running || refuse "it runs already at $(< "$run/url") (process $pid)."
  ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null ||
    refuse "port $port is taken; name a free one in TRINO_PORT."
  find_java
  find_lake
  install
  say "starting Trino $VERSION over $RIALTO_S3_ENDPOINT ..."
  start
  await_answer
  say "up in $SECONDS s at $url (process $pid)"
  register
}

down() {
  local waited=0
  running || {
    say 'it does not run.'
    return 0
  }
  kill "$pid"
  while running && ((waited++ < 60)); do
    sleep 0.5
  done
  ! running || kill -9 "$pid"
  rm -f "$run/pid"
  say "ended process $pid"
}

status() {
  if running && answers "$(< "$run/url")"; then
    say "runs at $(< "$run/url") (process $pid)"
  else
    say 'it does not run.'
    return 1
  fi
}

# --- Asking it ----------------------------------------------------------------------------------

trino() {
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Dorg.jline.terminal.dumb=true -jar "$cli" \
    --server "$(< "$run/url")" --catalog de --schema ecommerce --user rialto "$@"
}

require_running() {
  running || refuse 'it does not run; start it with scripts/trino.sh up.'
  find_java
}

# None before the schema is there; any other failure has a cause that waiting does not mend.
known_tables() {
  if ! trino --output-format TSV --execute 'SHOW TABLES' 2> "$run/tables.log" | sort; then
    grep -q 'does not exist' "$run/tables.log" ||
      refuse "cannot list the tables: $(grep -m 1 . "$run/tables.log" | sed 's/^Query .* failed: //')"
  fi
}

# The calls of register.sql whose tables are in none of the lines of the standard input.
missing_calls() {
  awk -F"'" 'FNR == NR { known[$1]; next } /^CALL/ && !($4 in known)' - "$home/trino/register.sql"
}

# What the lake does not have yet is left for the next time.
register() {
  local before after calls added
  calls=$run/register.sql
  before=$(known_tables)
  {
    [[ -n $before ]] || grep '^CREATE SCHEMA' "$home/trino/register.sql"
    missing_calls <<< "$before"
  } | sed "s|s3://ecommerce/|s3://$(< "$run/bucket")/|" > "$calls"
  [[ -s $calls ]] || return 0
  trino --ignore-errors --file "$calls" > "$run/register.log" 2>&1 || true
  after=$(known_tables)
  added=$(comm -13 <(echo "$before") <(echo "$after"))
  [[ -z $added ]] || say "registered:" $added
  missing_calls <<< "$after" | awk -F"'" '{ print "trino: not in the lake yet, or register.log says why not: " $4 }' >&2
}

sql() {
  local file=${1:-}
  [[ -n $file ]] || refuse 'which file? scripts/trino.sh sql FILE'
  [[ $file != - ]] || file=/dev/stdin
  [[ -r $file ]] || refuse "cannot read $file"
  register
  # Months and days are those of the lake.
  # Trino's client wants the last statement's end, too.
  { cat "$file" && printf '\n;\n'; } |
    trino --timezone UTC --output-format "${TRINO_FORMAT:-ALIGNED}" --file /dev/stdin
}

case ${1:---help} in
  up) up ;;
  down) down ;;
  status) status ;;
  register) require_running && register ;;
  sql) require_running && sql "${2:-}" ;;
  -h | --help) help ;;
  *) refuse "$1? see scripts/trino.sh --help" ;;
esac
