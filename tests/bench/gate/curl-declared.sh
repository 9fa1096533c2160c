#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The requests of forty declared gates as a plain script: one curl a request, one after the other. BASE is the service,
# CA_FILE the certificate to trust. Prints the status of each answer; decides nothing.

for nth in {0..39}; do
    curl --silent --output /dev/null --write-out '%{http_code}\n' --max-time 30 --cacert "$CA_FILE" "$BASE/item/$nth"
done
