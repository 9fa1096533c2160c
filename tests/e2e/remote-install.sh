#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs every alias with --help as a user does who has no checkout: from a catalog on a web server, here
# the committed tree on the loopback, into JBang caches of its own. A file that a script forgets to
# list fails here, as it would for the user, and nowhere else. Needs a JDK 25, jq and git.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT

mkdir "$work/tree"
git -C "$root" archive HEAD | tar -x -C "$work/tree"
[[ -f $work/tree/jbang-catalog.json ]] || { echo "no jbang-catalog.json is committed" >&2; exit 1; }
mapfile -t aliases < <(jq -r '.aliases // {} | keys[]' "$work/tree/jbang-catalog.json")
(( ${#aliases[@]} > 0 )) || { echo "jbang-catalog.json has no aliases" >&2; exit 1; }

# ./jbang prefetch asks each alias of this catalog for its help; here nobody answers, since building all takes minutes.
mkdir "$work/prefetch"
printf '#!/bin/sh\necho "$@" >> "%s"\n' "$work/asked" > "$work/prefetch/jbang"
chmod +x "$work/prefetch/jbang"
(
    repo=$work/prefetch catalog=$(< "$work/tree/jbang-catalog.json")
    say() { :; }
    die() { shift; printf '%s\n' "$@" >&2; exit 1; }
    . "$root/bootstrap/prefetch.sh"
    prefetch
) || { echo "prefetch failed" >&2; exit 1; }
diff <(printf '%s --help\n' "${aliases[@]}" | sort) <(sort "$work/asked") || { echo "prefetch leaves out an alias" >&2; exit 1; }
echo "ok    prefetch asks for every alias of the catalog"

die() { shift; printf '%s\n' "$@" >&2; exit 1; }
resolve() { resolved=$(readlink -f "$1"); }
. "$root/bootstrap/find-jdk.sh"
find_jdk
: > "$work/server"
"$jdk/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$work/tree" >> "$work/server" 2>&1 &
server=$!
port=
for _ in {1..200}; do
    [[ $(< "$work/server") =~ port\ ([0-9]+) ]] && port=${BASH_REMATCH[1]} && break
    sleep 0.05
done
[[ -n $port ]] || { echo "the web server did not start:"; cat "$work/server"; exit 1; } >&2

# Two at a time, each with caches of its own: two builds in one cache could meet in a file.
workers=2
install() { # worker
    local index alias start code mine=$work/$1
    export JBANG_DIR=$mine/jbang JBANG_CACHE_DIR=$mine/jbang/cache
    # A compiler that runs once is done in half the time if it is not optimised itself.
    export JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
    mkdir -p "$mine/elsewhere"
    cd "$mine/elsewhere"
    for (( index = $1; index < ${#aliases[@]}; index += workers )); do
        alias=${aliases[index]} start=$SECONDS code=0
        timeout 300 "$root/jbang" "$alias@http://127.0.0.1:$port/" --help > "$mine/out" 2> "$mine/err" < /dev/null ||
            code=$?
        if (( code == 0 )) && [[ -s $mine/out ]]; then
            printf 'ok    %s (%ss)\n' "$alias" $((SECONDS - start))
        else
            echo "$alias" >> "$work/failed"
            printf 'FAIL  %s: exit code %s, %s bytes on stdout\n' "$alias" "$code" "$(wc -c < "$mine/out")"
            tail -n 20 "$mine/err" | sed 's/^/      | /'
        fi
    done
}
: > "$work/failed"
running=()
for (( worker = 0; worker < workers; worker++ )); do
    install "$worker" &
    running+=($!)
done
wait "${running[@]}"
failed=$(wc -l < "$work/failed")
echo "${#aliases[@]} aliases, $failed failed"
(( failed == 0 ))
