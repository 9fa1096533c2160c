# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154
# Read by ../jbang. Fetches and builds every alias of the catalog by asking each for its help.

# Never returns.
prefetch() {
    local names=() name failed=() rest=$catalog count=0
    while [[ $rest =~ \"([A-Za-z0-9_-]+)\"[[:space:]]*:[[:space:]]*\{[[:space:]]*\"script-ref\" ]]; do
        names+=("${BASH_REMATCH[1]}")
        rest=${rest#*"${BASH_REMATCH[0]}"}
    done
    for name in "${names[@]}"; do
        say "prefetch: $name, $((++count)) of ${#names[@]}"
        "$repo/jbang" "$name" --help > /dev/null < /dev/null || failed+=("$name")
    done
    (( ${#failed[@]} == 0 )) || die 70 "could not fetch and build: ${failed[*]}; the reasons are above."
    say "every alias is fetched and built; each works without a network from here on"
    exit 0
}
