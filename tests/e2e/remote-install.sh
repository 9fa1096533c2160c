#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds every alias as for a user who has no checkout: from a catalog on a web server, here the committed
# tree on the loopback, into JBang caches of its own. A file that a script forgets to list fails here, as it
# would for the user, and nowhere else. Then every alias is started with --help, from a checkout and without
# a network, by what was built: as after ./jbang prefetch. Needs a JDK 25, jq and git, and the right to make
# a network namespace; without it the aliases are started as they are built.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
servers=()
trap '(( ${#servers[@]} == 0 )) || kill "${servers[@]}" 2> /dev/null || true; rm -rf "$work"' EXIT

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
. "$root/bootstrap/find-jbang.sh"
say() { printf '%s\n' "$@" >&2; }
repo=$root cache=${XDG_CACHE_HOME:-$HOME/.cache}/lockstep
mkdir -p "$cache"
find_installed_jbang
[[ -n $classpath ]] || fetch_jbang
: > "$work/server"
"$jdk/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$work/tree" >> "$work/server" 2>&1 &
servers+=($!)
port=
for _ in {1..200}; do
    [[ $(< "$work/server") =~ port\ ([0-9]+) ]] && port=${BASH_REMATCH[1]} && break
    sleep 0.05
done
[[ -n $port ]] || { echo "the web server did not start:"; cat "$work/server"; exit 1; } >&2

# A javac that has compiled before takes half as long, and a JBang that has built before a sixth: one process stays for both.
# The javac of JBang's JDK here hands its arguments to it. The first alias, and each that is run below, asks ./jbang itself.
cat > "$work/Builder.java" <<'JAVA'
import dev.jbang.cli.JBang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

void main(String... pipes) throws Exception {
    Thread.ofPlatform().daemon().start(() -> compile(Path.of(pipes[0]), Path.of(pipes[1])));
    PrintStream answers = System.out;
    System.setOut(System.err);
    for (String alias = IO.readln(); alias != null; alias = IO.readln()) {
        answers.println(alias + " " + JBang.getCommandLine().execute("build", "--jdk-providers=javahome", alias));
    }
}

void compile(Path asked, Path answered) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try {
        while (true) {
            String[] arguments = Arrays.stream(Files.readString(asked).split("\0"))
                    .filter(argument -> !argument.startsWith("-J")).toArray(String[]::new);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = javac.run(null, said, said, arguments);
            Files.writeString(answered, code + "\n" + said);
        }
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
JAVA
staying_builder() { # folder of a worker, where a JDK is made
    local file made=$1/jdk
    mkdir -p "$made/bin"
    for file in "$jdk"/* "$jdk"/bin/*; do
        [[ ${file##*/} == bin || ${file##*/} == javac ]] || ln -s "$file" "$made${file#"$jdk"}"
    done
    mkfifo "$made/asked" "$made/answered" "$1/wanted" "$1/built"
    cat > "$made/bin/javac" <<SH
#!/bin/bash
printf '%s\0' "\$@" > "$made/asked"
{ read -r code; cat >&2; } < "$made/answered"
exit "\$code"
SH
    chmod +x "$made/bin/javac"
    # The environment is what ./jbang gives to JBang.
    JBANG_RUNTIME_SHELL=bash JBANG_STDIN_NOTTY=true JBANG_LAUNCH_CMD=$root/jbang JBANG_NO_VERSION_CHECK=true \
        JBANG_DIR=$1/jbang JBANG_CACHE_DIR=$1/jbang/cache JAVA_HOME=$made \
        "$jdk/bin/java" -XX:+UseSerialGC -classpath "$classpath" "$work/Builder.java" "$made/asked" "$made/answered" \
        < "$1/wanted" > "$1/built" 2>> "$1/err" &
    builder=$!
    servers+=("$builder")
}
build() { # an alias in the catalog of the web server
    local built code
    kill -0 "$builder" && echo "$1" >&5 || return
    while read -r -t 300 built code <&6; do
        [[ $built != "$1" ]] || return "$code"
    done
    return 1
}

# A compiler that runs for a minute is done in half the time if it is not optimised itself.
export JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
# Two at a time, each with caches of its own: two builds in one cache could meet in a file.
workers=2
install() { # worker
    local index alias start code place built=() mine=$work/$1
    exec 5> "$mine/wanted" 6< "$mine/built"
    export JBANG_DIR=$mine/jbang JBANG_CACHE_DIR=$mine/jbang/cache JAVA_HOME=$mine/jdk
    mkdir -p "$mine/elsewhere"
    cd "$mine/elsewhere"
    for (( index = $1; index < ${#aliases[@]}; index++ )); do
        # Who is done with one takes the next that nobody has.
        alias=${aliases[index]} start=$SECONDS code=0
        mkdir "$work/taken/$alias" 2> /dev/null || continue
        built+=("$alias")
        place=$alias@http://127.0.0.1:$port/
        : > "$mine/err"
        # What is run below without a network is only built here, but for the first one.
        if $offline && (( ${#built[@]} > 1 )); then
            build "$place" || code=$?
        else
            timeout 300 "$root/jbang" --jdk-providers=javahome "$place" --help > "$mine/out" 2>> "$mine/err" < /dev/null ||
                code=$?
            [[ $code != 0 || -s $mine/out ]] || code="0, nothing on stdout"
        fi
        if [[ $code == 0 ]]; then
            printf 'ok    %s (%ss)\n' "$alias" $((SECONDS - start))
        else
            echo "$alias" >> "$work/failed"
            printf 'FAIL  %s: exit code %s\n' "$alias" "$code"
            tail -n 20 "$mine/err" | sed 's/^/      | /'
        fi
    done
    # The same scripts: what JBang built of them for one who has no checkout, it takes for one who has.
    ! $offline || without_network "$mine" "${built[@]}"
}
without_network() { # folder of a worker, alias...
    local alias code from mine=$1
    shift
    # The JBang that was fetched, where it was.
    mkdir -p "$mine/cache/lockstep"
    ln -s "${XDG_CACHE_HOME:-$HOME/.cache}"/lockstep/jbang-* "$mine/cache/lockstep/" 2> /dev/null || true
    for alias; do
        code=0 from=$EPOCHREALTIME
        ! grep -qx "$alias" "$work/failed" || continue
        XDG_CACHE_HOME=$mine/cache timeout 300 unshare -rn "$work/tree/jbang" "$alias" --help > "$mine/out" 2> "$mine/err" < /dev/null ||
            code=$?
        echo "$(( (${EPOCHREALTIME//[.,]/} - ${from//[.,]/}) / 100000 ))" >> "$work/tenths"
        if (( code != 0 )) || [[ ! -s $mine/out ]] || grep -q 'Building jar' "$mine/err"; then
            echo "$alias without a network" >> "$work/failed"
            printf 'FAIL  %s without a network: exit code %s, %s bytes on stdout\n' "$alias" "$code" "$(wc -c < "$mine/out")"
            tail -n 20 "$mine/err" | sed 's/^/      | /'
        fi
    done
}
mkdir "$work/taken"
: > "$work/failed"
offline=false
if unshare -rn true 2> /dev/null; then offline=true
elif [[ -n ${CI:-} ]]; then echo "without a network: this machine lets nobody make a network namespace" > "$work/failed"
else echo "skip  without a network: this machine lets nobody make a network namespace"
fi
: > "$work/tenths"
running=()
for (( worker = 0; worker < workers; worker++ )); do
    staying_builder "$work/$worker"
    install "$worker" &
    running+=($!)
done
for worker in "${running[@]}"; do wait "$worker" || echo "a worker that ended early" >> "$work/failed"; done
if $offline; then
    slowest=$(sort -n "$work/tenths" | tail -n 1)
    printf '| %-58s | exit | slowest  |\n| --- | ---: | ---: |\n' scenario
    printf '| %-58s | %4s | %4d.%d s |\n' "offline after prefetch: each of $(wc -l < "$work/tenths") aliases, its help" \
        "$(grep -q 'without a network' "$work/failed" && echo '≠ 0' || echo 0)" $((slowest / 10)) $((slowest % 10))
fi
failed=$(wc -l < "$work/failed")
sed 's/^/failed: /' "$work/failed"
echo "${#aliases[@]} aliases, $failed failed"
(( failed == 0 ))
