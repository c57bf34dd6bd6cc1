#!/usr/bin/env bash
# Makes the passwords of compose.yaml, once: .env beside it, for its owner's eyes only. What is there
# stays, since the servers' volumes know it.
set -euo pipefail

file=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/.env}
if [[ -e $file ]]; then
  echo "$file is there already" >&2
  exit 0
fi
# Hexadecimal: it needs no quotes anywhere.
random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
{
  echo "POSTGRES_PASSWORD=$(random 24)"
  echo "S3_ACCESS_KEY=$(random 10)"
  echo "S3_SECRET_KEY=$(random 24)"
  echo "GRAFANA_PASSWORD=$(random 12)"
  echo "OPERATOR_TOKEN=$(random 32)"
} > "$file.new"
mv "$file.new" "$file"
echo "made $file; the operator's token of the API is in it" >&2
