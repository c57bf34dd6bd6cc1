#!/usr/bin/env bash
# Prints the secrets of the demo in Kubernetes, made anew at each call; nothing is written to a file:
#
#   scripts/k8s-secrets.sh | kubectl apply -n rialto-demo -f -
#
# The operator's token of the API is told on standard error, once: the cluster keeps only its hash.
set -euo pipefail

# Hexadecimal: it needs no quotes anywhere.
random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
token=$(random 32)
cat << EOF
apiVersion: v1
kind: Secret
metadata: {name: rialto-postgres}
stringData:
  RIALTO_POSTGRES_USER: rialto
  RIALTO_POSTGRES_PASSWORD: "$(random 24)"
---
apiVersion: v1
kind: Secret
metadata: {name: rialto-s3}
stringData:
  RIALTO_S3_ACCESS_KEY: "k$(random 10)"
  RIALTO_S3_SECRET_KEY: "s$(random 24)"
---
apiVersion: v1
kind: Secret
metadata: {name: rialto-tokens}
stringData:
  RIALTO_SECURITY_TOKENS_OPERATOR_SHA256: "$(printf %s "$token" | sha256sum | cut -d' ' -f1)"
EOF
echo "operator's token: $token" >&2
