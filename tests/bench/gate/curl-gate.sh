#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The requests of promotion-gate as a plain script: one curl a request, one after the other, with a cookie jar.
# BASE is the service, CA_FILE the certificate to trust. Prints the status of each answer; decides nothing.

cookies=$(mktemp)
trap 'rm -f "$cookies"' EXIT

ask() {
    curl --silent --output /dev/null --write-out '%{http_code}\n' --max-time 30 --cacert "$CA_FILE" \
        --cookie "$cookies" --cookie-jar "$cookies" "$@"
}

chat() { ask --header 'Content-Type: application/json' --data '{"user_text":"hi"}' "$BASE/api/chat"; }

ask "$BASE/health"
ask "$BASE/db/health"
ask "$BASE/auth/whoami"
chat
ask --header 'Content-Type: text/plain' --data hi "$BASE/api/chat"
for _ in {1..15}; do
    chat
done
ask "$BASE/health"
ask "$BASE/db/health"
