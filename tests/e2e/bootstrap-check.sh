#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Checks ./jbang, the bootstrap, on a copy of it with a catalog of its own. Nothing of yours is touched:
# caches are fresh. Needs what the bootstrap needs: a JDK 25 and Maven. One line a check; exit code 1
# if any of them fails.

# shellcheck disable=SC2016,SC1003 # the arguments tried are meant to look like shell
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Not in /tmp, which a scenario replaces.
work=$(mktemp -d /var/tmp/lockstep-check.XXXXXX)
trap 'rm -rf "$work"' EXIT
checks=0 failures=0

ok() { checks=$((checks + 1)); echo "ok    $1"; }
not_ok() { # name, detail...
    checks=$((checks + 1)) failures=$((failures + 1))
    echo "FAIL  $1"
    shift
    printf '      | %s\n' "$@"
    sed 's/^/      | stderr: /' "$work/err"
}
# Where CI is set, what cannot be tried is not shown, and fails.
skip() { if [[ -n ${CI:-} ]]; then not_ok "$1"; else echo "skip  $1"; fi; }
is() { if [[ $2 == "$3" ]]; then ok "$1"; else not_ok "$1" "expected: $3" "observed: $2"; fi; }
says() { if [[ $2 == *"$3"* ]]; then ok "$1"; else not_ok "$1" "expected in it: $3" "observed: $2"; fi; }

# Runs a command; leaves its stdout in out, stderr in err and the exit code in code.
run() {
    "$@" > "$work/out" 2> "$work/err"
    code=$?
    out=$(< "$work/out") err=$(< "$work/err")
}
alone() { is "$1: nothing else on stdout" "$(od -c "$work/out")" "$(printf '%s\n' "$2" | od -c)"; }

program() { # folder, executable file's name; the text comes on stdin
    mkdir -p "$1"
    cat > "$1/$2"
    chmod +x "$1/$2"
}

# A PATH with the usual tools, but no java, Maven or JBang.
tools=$work/tools
mkdir -p "$tools"
for tool in bash cat cksum env find flock grep mkdir mv od perl readlink rm sed sha256sum shasum tail touch tr; do
    file=$(type -P "$tool") && ln -s "$file" "$tools/$tool"
done

repo=$work/repo
mkdir -p "$repo" "$work/elsewhere" "$work/empty"
cp -R "$root/jbang" "$root/bootstrap" "$repo"
cat > "$repo/jbang-catalog.json" <<'JSON'
{"aliases": {"probe": {"script-ref": "Probe.java"}, "lib": {"script-ref": "Lib.java"},
  "unfetched": {"script-ref": "Unfetched.java"}, "signed": {"script-ref": "Signed.java"}}}
JSON
cat > "$repo/Probe.java" <<'JAVA'
//JAVA 25+
import java.util.*;

void main(String... args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
        case "exit" -> System.exit(Integer.parseInt(args[1]));
        case "where" -> IO.println(System.getProperty("user.dir"));
        case "cat" -> System.in.transferTo(System.out);
        case "sleep" -> { IO.println("ready"); Thread.sleep(60_000); }
        case "args" -> Arrays.stream(args).skip(1).forEach(a -> IO.println(HexFormat.of().formatHex(a.getBytes())));
        default -> IO.println("hello");
    }
}
JAVA
cat > "$repo/Lib.java" <<'JAVA'
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
void main() { IO.println(picocli.CommandLine.VERSION); }
JAVA
# Needs what JBang itself does not, so that nothing has fetched it before its own first run.
cat > "$repo/Unfetched.java" <<'JAVA'
//JAVA 25+
//DEPS org.slf4j:slf4j-nop:2.0.17
void main() { IO.println("fetched"); }
JAVA
# Says from which jar a class of a signed library comes.
cat > "$repo/Signed.java" <<JAVA
//JAVA 25+
//DEPS $(grep -rhom1 'org.eclipse.jgit:org.eclipse.jgit:[^ ]*' "$root/scripts/lockstep/repository/git/package-info.java")
void main() {
    var from = org.eclipse.jgit.lib.Repository.class.getProtectionDomain().getCodeSource();
    IO.println((from.getCodeSigners() == null ? "unsigned" : "signed") + " " + from.getLocation().getPath());
}
JAVA

# A Maven repository is for one Maven at a time, and whatever else CI does has the user's.
export HOME=$work/home XDG_CACHE_HOME=$work/cache JBANG_DIR=$work/jbang
mkdir "$HOME"
# As if no JBang were installed, whatever this machine has; checks about that unset it.
export LOCKSTEP_NESTED=1
unset JBANG_CACHE_DIR JBANG_JAVA_OPTIONS JBANG_REPO
# In the C locale the JVM cannot read arguments that are not ASCII, whoever passes them.
export LC_ALL=C.UTF-8
jbang=$repo/jbang
cd "$work/elsewhere" || exit

# --- The first run: fetched, verified, several at once.
for i in 1 2 3; do
    "$jbang" probe > "$work/first.$i" 2> "$work/first.err.$i" &
    pids[i]=$!
done
for i in 1 2 3; do
    wait "${pids[i]}"
    code=$?
    cp "$work/first.err.$i" "$work/err"
    is "concurrent first run $i" "$code $(< "$work/first.$i")" "0 hello"
done
is "concurrent first runs fetch once" "$(cat "$work"/first.err.* | grep -c 'fetching JBang')" 1
home=$(cat "$XDG_CACHE_HOME"/lockstep/jbang-*/classpath)
home=${home%%/asm*}
is "nothing is left of the fetching but what was fetched" "$(ls "$XDG_CACHE_HOME/lockstep")" \
    "$(printf '%s\n' archive "${home##*/}" lock run)"

# --- What passes through, first when JBang is asked and then when its answer is remembered.
for state in asked remembered; do
    [[ $state == remembered ]] || rm -rf "$XDG_CACHE_HOME/lockstep/run"
    run "$jbang" probe
    alone "$state" hello
    [[ $state == remembered ]] || rm -rf "$XDG_CACHE_HOME/lockstep/run"
    run "$jbang" probe exit 37
    is "$state: the exit code passes through" "$code" 37
    [[ $state == remembered ]] || rm -rf "$XDG_CACHE_HOME/lockstep/run"
    args=('a b' '' "it's" '"q"' '*' '$HOME' '`id`' '@file' $'two\nlines' '\' '--help' 'é' '')
    run "$jbang" probe args "${args[@]}"
    is "$state: arguments arrive as they were given" "$out" \
        "$(for arg in "${args[@]}"; do printf %s "$arg" | od -An -v -tx1 | tr -d ' \n'; echo; done)"
    [[ $state == remembered ]] || rm -rf "$XDG_CACHE_HOME/lockstep/run"
    run "$jbang" probe cat <<< 'from stdin'
    is "$state: stdin passes through" "$out" 'from stdin'
done
run "$jbang" probe where
is "the script runs in the caller's folder" "$out" "$(pwd -P)"
ln -s "$jbang" "$work/link"
ln -s link "$work/link-to-link"
run "$work/link-to-link" probe
is "through a symlink to a symlink" "$code $out" "0 hello"
run env PATH="$repo:$PATH" jbang probe
is "found on PATH" "$code $out" "0 hello"
run bash -c 'cd "$1" && ./jbang probe' - "$repo"
is "as ./jbang" "$code $out" "0 hello"
cp -R "$repo" "$work/a folder's copy"
run "$work/a folder's copy/jbang" probe args 'x y' ''
is "from a folder with a space and a quote in its name" "$code $out" "0 782079"

"$jbang" probe sleep > "$work/out" 2> "$work/err" &
pid=$!
until grep -q ready "$work/out" || ! kill -0 $pid 2>/dev/null; do sleep 0.05; done
kill -TERM $pid
wait $pid
is "a signal reaches the script" $? 143

# --- What is remembered is never stale.
sed -i.bak 's/"hello"/"changed"/' "$repo/Probe.java"
touch -t 200001010000 "$repo/Probe.java"
run "$jbang" probe
is "an edited script is built again, even if dated back" "$out" changed
rm -rf "$JBANG_DIR/cache/jars"
run "$jbang" probe
is "a jar deleted from JBang's cache is built again" "$code $out" "0 changed"
mv "$repo/Probe.java.bak" "$repo/Probe.java"
run "$jbang" probe
is "a script put back is built again" "$out" hello

# --- The archive of classes that the second run leaves behind.
archives=$XDG_CACHE_HOME/lockstep/archive
count() { find "$archives" -name "$1" | wc -l; }
# Made at the lowest priority: beside other work it takes long.
until_made() { local i; for (( i = 0; i < 3000; i++ )); do (( $(count '*.jsa') == 1 )) && return; sleep 0.1; done; return 1; }
touch "$repo/Probe.java"
rm -f "$archives"/*
"$jbang" probe > "$work/out"
is "the first run notes nothing" "$(ls "$archives")" ""
run "$jbang" probe --help
is "a run that only asks for help notes nothing" "$code $out $(ls "$archives")" "0 hello "
begun=$SECONDS
out=$("$jbang" probe exit 37 2> "$work/err")
is "the second run: exit code and streams are its own" "$? $out$(< "$work/err")" "37 "
is "the second run holds up nobody who reads its output" "$((SECONDS - begun < 10))" 1
if until_made; then ok "an archive is made in the background"; else not_ok "an archive is made in the background" "$(ls -l "$archives")"; fi
run "$jbang" probe
alone "with an archive" hello
is "with an archive: nothing on stderr" "$err" ""
run "$jbang" probe cat <<< 'from stdin'
is "with an archive: stdin passes through" "$out" 'from stdin'
run env LOCKSTEP_AOT=off "$jbang" probe
is "LOCKSTEP_AOT=off" "$code $out $err" "0 hello "
archive=$(echo "$archives"/*.jsa)
cp "$archive" "$work/whole.jsa"
for damage in cut noise empty; do
    case $damage in
        cut) head -c 1000000 "$work/whole.jsa" > "$archive" ;;
        noise) head -c 1000000 /dev/urandom > "$archive" ;;
        empty) : > "$archive" ;;
    esac
    run "$jbang" probe
    is "an archive of which something is wrong ($damage) is ignored" "$code $out $err" "0 hello "
done
claim=${archive%.jsa}.claim
rm "$archive" && echo failed > "$claim" && touch -d '1 hour ago' "$claim"
run "$jbang" probe
is "where no archive can be made, no run tries again" "$code $(ls "$archives")" "0 ${claim##*/}"
: > "$claim"
run "$jbang" probe
is "while one run notes classes, no other does" "$code $(ls "$archives")" "0 ${claim##*/}"
touch -d '1 hour ago' "$claim"
run "$jbang" probe
if until_made; then ok "a claim that a killed run left is taken over"; else not_ok "a claim that a killed run left is taken over" "$(ls -l "$archives")"; fi
# What a run noted with an answer of JBang that is gone, when the next run notes its own.
begin() { # file for its output: a run that goes on
    "$jbang" probe sleep > "$1" 2> "$work/err" &
    pid=$!
    until grep -q ready "$1" || ! kill -0 $pid 2>/dev/null; do sleep 0.05; done
}
rm "$archive" "$claim"
begin "$work/out"
older=$pid
touch "$repo/Probe.java"
"$jbang" probe > "$work/out"
begin "$work/out"
kill -TERM $older
# Each run has a process of the same words that waits for its end.
for (( i = 0; i < 3000; i++ )); do (( $(pgrep -fc "^bash $jbang probe sleep") < 2 )) && break; sleep 0.1; done
is "a run of an older answer leaves the claim of a newer one alone" "$(ls "$archives")" \
    "$(printf '%s\n' "${archive##*/}" | sed "s/jsa$/$pid.classes/"; echo "${claim##*/}")"
kill -TERM $pid
if until_made; then ok "and the newer one makes its archive"; else not_ok "and the newer one makes its archive" "$(ls -l "$archives")"; fi
cp "$archive" "$work/whole.jsa"
cp -R "$repo" "$work/other"
run "$work/other/jbang" probe
for suffix in jsa claim; do cp "$work/whole.jsa" "$archives/${work//\//=}=other=probe.$suffix"; done
run "$work/other/jbang" probe
is "an archive of another jar is ignored" "$code $out $err" "0 hello "
sed -i.bak 's/"hello"/"changed"/' "$repo/Probe.java"
run "$jbang" probe
is "what is built anew has no archive" "$code $out $(ls "$archives" | grep -v other)" "0 changed "
mv "$repo/Probe.java.bak" "$repo/Probe.java"
chmod a-w "$archives"
run "$jbang" probe
run "$jbang" probe
is "a folder of archives that cannot be written" "$code $out $err" "0 hello "
chmod u+w "$archives"

# --- Signed jars: the archive is made with unsigned copies, which count with that archive only.
signed=$archives/${repo//\//=}=signed
until_signed() { local i; for (( i = 0; i < 3000; i++ )); do [[ -e $signed.jsa ]] && return; sleep 0.1; done; return 1; }
"$jbang" signed > "$work/out" 2> "$work/err"
run "$jbang" signed
is "without an archive a signed jar is on the class path" "$code ${out%% *} $err" "0 signed "
if until_signed; then ok "an archive is made with a signed jar"; else not_ok "an archive is made with a signed jar" "$(ls -l "$archives")"; fi
run "$jbang" signed
is "with the archive it is a copy without its signature" "$code ${out%/*} $err" "0 unsigned $archives/unsigned "
copy=$(echo "$archives"/unsigned/*.jar)
original=$(< "$signed.unsigned")
parts() { unzip -l "$1" | awk '$1 ~ /^[0-9]+$/ && $4 != "" && $4 !~ /\/$/ && $4 !~ /^META-INF\/([^\/]+\.(SF|RSA)|MANIFEST.MF)$/ { print $1, $4 }' | sort; }
is "the copy has all else" "$(parts "$copy" | md5sum)" "$(parts "$original" | md5sum)"
run env LOCKSTEP_AOT=off "$jbang" signed
is "LOCKSTEP_AOT=off takes the signed jar" "$code ${out%% *} $err" "0 signed "
head -c 1000 "$copy" > "$work/cut.jar" && cp "$work/cut.jar" "$copy"
run "$jbang" signed
is "a copy that was touched since is not used" "$code ${out%% *} $err" "0 signed "
until_signed
run "$jbang" signed
is "another archive is made, with another copy" "$code ${out%% *} $err" "0 unsigned "
# As where the jar was fetched again, or copied without its time.
touch -d 2000-01-01 "$copy"
mkdir "$archives/unsigned/killed" && touch -d 2000-01-01 "$archives/unsigned/killed"
run "$jbang" signed
is "a copy that is older than its jar is not used" "$code ${out%% *} $err" "0 signed "
until_signed
run "$jbang" signed
is "the same copy counts again with the archive that is made anew" "$code ${out%% *} $err" "0 unsigned "
for (( i = 0; i < 100; i++ )); do [[ -d $archives/unsigned/killed ]] || break; sleep 0.1; done
is "what a killed run left is gone" "$(find "$archives/unsigned" -mindepth 1 -type d)" ""
rm "$archives"/unsigned/*.jar
run "$jbang" signed
is "a copy that is gone is not missed" "$code ${out%% *} $err" "0 signed "
until_signed

# --- JBang's own commands.
run "$jbang" version
alone "version" 0.132.1
run "$jbang" info classpath probe
is "info classpath of an alias, from elsewhere" "$code ${out##*/}" "0 Probe.jar"
run "$jbang" run -Dx=y probe
is "run with an option" "$code $out" "0 hello"
run "$jbang" no-such-alias
is "an unknown alias fails, with nothing on stdout" "$((code != 0)) $out" "1 "
says "an unknown alias is named" "$err" no-such-alias

# --- Without a network.
run "$jbang" lib
is "a script with a library" "$code $out" "0 4.7.7"
if unshare -rn true 2> /dev/null; then
    run unshare -rn "$jbang" lib
    is "offline, remembered" "$code $out" "0 4.7.7"
    touch "$repo/Lib.java"
    run unshare -rn "$jbang" lib
    is "offline, JBang asked and the script built again" "$code $out" "0 4.7.7"
else
    skip "offline: this machine lets nobody make a network namespace"
fi

# --- An installed JBang.
program "$work/old" jbang <<'SH'
#!/bin/sh
[ "$1" = version ] && echo 0.131.9 && exit
echo "the old JBang was run"
SH
program "$work/new" jbang <<'SH'
#!/bin/sh
[ "$1" = version ] && echo 0.133.0 && exit
echo "the installed JBang runs ${1%@*}"
SH
program "$work/broken" jbang <<'SH'
#!/bin/sh
[ "$1" = version ] && echo 0.133.0 && exit
[ "$1" = build ] && echo "[ERROR] Could not resolve dependencies" >&2 && exit 2
echo "built by itself"
exit 2
SH
program "$work/loop" jbang <<SH
#!/bin/sh
exec "$jbang" "\$@"
SH
unset LOCKSTEP_NESTED
for i in 1 2; do
    run env PATH="$work/old:$PATH" "$jbang" probe
    is "a JBang that is too old is ignored, run $i" "$code $out" "0 hello"
    rm -rf "$XDG_CACHE_HOME/lockstep/run"
done
run env PATH="$work/new:$PATH" "$jbang" probe
is "a recent JBang is used" "$code $out" "0 the installed JBang runs probe"
rm -rf "$XDG_CACHE_HOME/lockstep/run"
run env PATH="$work/broken:$PATH" "$jbang" unfetched
is "an alias that an installed JBang cannot build: exit code" "$code $out" "70 "
says "an alias that an installed JBang cannot build: what to do" "$err" "unfetched could not be fetched or built"
says "an alias that an installed JBang cannot build: its words" "$err" "Could not resolve dependencies"
run env PATH="$work/loop:$PATH" "$jbang" probe
is "a jbang on PATH that calls this one does not loop" "$code $out" "0 hello"
export LOCKSTEP_NESTED=1

# --- What is missing is named.
jdk=$(. "$root/bootstrap/find-jdk.sh"; resolve() { resolved=$(readlink -f "$1"); }; find_jdk; echo "$jdk")
program "$work/jdk17/bin" java < /dev/null
program "$work/jdk17/bin" javac < /dev/null
echo 'JAVA_VERSION="17.0.15"' > "$work/jdk17/release"
rm -rf "$XDG_CACHE_HOME/lockstep/run"
run env JAVA_HOME="$work/jdk17" LOCKSTEP_JDK_DIRS="$work/empty" PATH="$work/jdk17/bin:$tools" "$jbang" probe
is "without a JDK 25: exit code" "$code $out" "78 "
says "without a JDK 25: what is missing" "$err" "no JDK 25 or newer"
says "without a JDK 25: the JAVA_HOME tried" "$err" "JAVA_HOME ($work/jdk17)"
says "without a JDK 25: the java tried" "$err" "java on PATH ($work/jdk17/bin/java)"
says "without a JDK 25: the folders tried" "$err" "$work/empty"
mkdir "$work/jdks"
ln -s "$jdk" "$work/jdks/some-jdk"
run env JAVA_HOME="$work/jdk17" LOCKSTEP_JDK_DIRS="$work/empty:$work/jdks" PATH="$work/jdk17/bin:$tools" "$jbang" probe
is "a JAVA_HOME that is too old gives way to a JDK in the folders searched" "$code $out" "0 hello"

export XDG_CACHE_HOME=$work/second-cache
run env JAVA_HOME="$jdk" PATH="$tools" "$jbang" probe
is "without Maven: exit code" "$code $out" "78 "
says "without Maven: what is missing" "$err" "nor Maven is on PATH"

program "$work/unreachable" mvn <<'SH'
#!/bin/sh
echo '[ERROR] repo.example: Name or service not known'
exit 1
SH
run env PATH="$work/unreachable:$PATH" "$jbang" probe
is "without a network: exit code" "$code $out" "70 "
says "without a network: Maven's last words" "$err" "repo.example: Name or service not known"
is "without a network: nothing is kept" "$(ls "$XDG_CACHE_HOME/lockstep")" "$(printf '%s\n' lock run)"

# Delivers a jar with one byte too many.
program "$work/tampering" mvn <<SH
#!/bin/sh
"$(type -P mvn)" "\$@" || exit
for argument; do
    case \$argument in -DoutputDirectory=*) printf x >> "\${argument#*=}/gson-2.15.0.jar" ;; esac
done
SH
run env PATH="$work/tampering:$PATH" "$jbang" probe
is "a jar that is not the listed one: exit code" "$code $out" "70 "
says "a jar that is not the listed one: which" "$err" "gson-2.15.0.jar: FAILED"
is "a jar that is not the listed one: nothing is kept" "$(ls "$XDG_CACHE_HOME/lockstep")" "$(printf '%s\n' lock run)"
run "$jbang" probe
is "and the next run, with the right jars, works" "$code $out" "0 hello"

touch "$work/file"
run env XDG_CACHE_HOME="$work/file" "$jbang" probe
is "a cache that cannot be written: exit code" "$code $out" "78 "
says "a cache that cannot be written: which" "$err" "$work/file"

# --- The table of install scenarios: a fresh user's first run each, or what it says instead.
unset XDG_CACHE_HOME JBANG_DIR JBANG_REPO
rows=()
scenario() { # name, exit code, what has to be in its output, command...
    local name=$1 want=$2 text=$3 begun=$EPOCHREALTIME
    shift 3
    run "$@"
    local took=$(( (${EPOCHREALTIME//[.,]/} - ${begun//[.,]/}) / 100000 ))
    rows+=("$(printf '| %-58s | %4s | %4d.%d s |' "$name" "$code" $((took / 10)) $((took % 10)))")
    if [[ $code == "$want" && $out$err == *"$text"* && $out$err != *$'\e['* ]]; then ok "$name"
    else not_ok "$name" "expected: $want, $text" "observed: $code, $out"; fi
}
user=$work/user
mkdir "$user"
scenario "fresh user, HOME unlike the list of users" 0 hello env HOME="$user" "$jbang" probe
is "a fresh user's HOME has it all" "$(cd "$user" && echo .[a-z]*)" ".cache .jbang .m2"
scenario "the same, second run" 0 hello env HOME="$user" "$jbang" probe
remembers() { # name, where JBang lies, command...: without the JBang that was fetched it cannot be asked
    local name=$1 home
    home=$(echo "$2"/jbang-*)
    shift 2
    mv "$home" "$work/aside"
    scenario "$name" 0 hello "$@"
    is "$name: JBang is not asked again" "$(ls "${home%/*}" | grep -c '^jbang-')" 0
    mv "$work/aside" "$home"
}
spaced="$work/jürgen m"
mkdir "$spaced"
scenario "fresh user, HOME with a space and an ü" 0 hello env HOME="$spaced" "$jbang" probe
is "a HOME with a space has it all" "$(cd "$spaced" && echo .[a-z]*)" ".cache .jbang .m2"
remembers "the same, second run, with a space and an ü" "$spaced/.cache/lockstep" env HOME="$spaced" "$jbang" probe
archives=$spaced/.cache/lockstep/archive
if until_made; then ok "an archive is made where HOME has a space and an ü"
else not_ok "an archive is made where HOME has a space and an ü" "$(ls -l "$archives")"; fi
run env HOME="$spaced" "$jbang" probe
is "and the run that it serves" "$code $out $err" "0 hello "
scenario "HOME that cannot be written" 78 "Set LOCKSTEP_HOME" env HOME=/proc "$jbang" probe
scenario "no HOME" 78 LOCKSTEP_HOME env -u HOME "$jbang" probe
everything="$work/all in one ü"
scenario "HOME that cannot be written, LOCKSTEP_HOME" 0 hello env HOME=/proc LOCKSTEP_HOME="$everything" "$jbang" probe
remembers "the same, second run, LOCKSTEP_HOME" "$everything/cache" env HOME=/proc LOCKSTEP_HOME="$everything" "$jbang" probe
scenario "no HOME, LOCKSTEP_HOME" 0 hello env -u HOME LOCKSTEP_HOME="$everything" "$jbang" probe
is "LOCKSTEP_HOME has it all" "$(cd "$everything" && echo *)" "cache jbang repository"
if unshare -rn true 2> /dev/null; then
    scenario "offline, an alias not built yet" 70 "./jbang prefetch fetches all" \
        unshare -rn env HOME="$user" "$jbang" unfetched
    says "offline, an alias not built yet: which" "$err" "unfetched could not be fetched or built; JBang's words are above."
fi
scenario "prefetch" 0 "each works without a network" env HOME="$user" "$jbang" prefetch
scenario "only a JDK 17" 78 "no JDK 25 or newer" env HOME="$user" JAVA_HOME="$work/jdk17" \
    LOCKSTEP_JDK_DIRS="$work/empty" PATH="$work/jdk17/bin:$tools" "$jbang" lib
mkdir "$work/nobody"
scenario "no Maven" 78 "nor Maven is on PATH" env HOME="$work/nobody" JAVA_HOME="$jdk" PATH="$tools" "$jbang" probe
if unshare -rnm true 2> /dev/null; then
    for alias in probe lib unfetched; do
        scenario "offline after prefetch: $alias" 0 "" unshare -rn env HOME="$user" "$jbang" "$alias"
    done
    touch "$repo/Lib.java"
    scenario "offline after prefetch: an alias built again" 0 4.7.7 unshare -rn env HOME="$user" "$jbang" lib
    touch "$repo/Lib.java"
    scenario "a repository that cannot be written" 0 4.7.7 env HOME="$user" \
        unshare -rm sh -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$1/jbang" lib' sh "$repo"
    touch "$repo/Lib.java"
    scenario "/tmp without programs (noexec)" 0 4.7.7 env HOME="$user" \
        unshare -rm sh -c 'mount -t tmpfs -o noexec none /tmp && exec "$1" lib' sh "$jbang"
else
    skip "scenarios with a network or mounts of their own: this machine lets nobody make a namespace"
fi
first_run() { # goes on until another says that it waits
    exec 8> "$user/.cache/lockstep/lock"
    flock 8
    : > "$work/held"
    local i
    for (( i = 0; i < 600; i++ )); do grep -q waiting "$work/err" && return; sleep 0.05; done
}
touch "$repo/Lib.java"
: > "$work/err"
first_run &
until [[ -e $work/held ]]; do sleep 0.05; done
scenario "the second of two first runs (it says that it waits)" 0 "waiting until another" env HOME="$user" "$jbang" lib
wait
touch "$repo/Lib.java"
rm "$work/held"
: > "$work/err"
first_run &
until [[ -e $work/held ]]; do sleep 0.05; done
scenario "the same, with an installed JBang that builds by itself" 0 "waiting until another" \
    env -u LOCKSTEP_NESTED HOME="$user" PATH="$work/new:$PATH" "$jbang" lib
wait
printf '\n| scenario %-49s | exit | time     |\n| --- | ---: | ---: |\n' ""
printf '%s\n' "${rows[@]}"

echo "$checks checks, $failures failed"
(( failures == 0 ))
