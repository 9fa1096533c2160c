#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the bundle twice, and runs it as on a host that has nothing: in a folder with spaces and letters that are not
# ASCII, without a JDK, Maven, HOME or network, with an empty environment. Needs what ./jbang needs, tmux, and the
# right to make a network namespace; without it, the network is only not used.

set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
socket=lockstep-bundle-$$
trap 'tmux -L "$socket" kill-server 2> /dev/null; rm -rf "$work"' EXIT
checks=0 failures=0
began=$SECONDS

ok() { checks=$((checks + 1)); echo "ok    $1 ($((SECONDS - began)) s)"; }
not_ok() { # name, detail...
    checks=$((checks + 1)) failures=$((failures + 1))
    echo "FAIL  $1"
    shift
    printf '      | %s\n' "$@"
}
is() { if [[ $2 == "$3" ]]; then ok "$1"; else not_ok "$1" "expected: $3" "observed: $2"; fi; }
says() { if [[ $2 == *"$3"* ]]; then ok "$1"; else not_ok "$1" "expected in it: $3" "observed: $2"; fi; }
die() { printf '%s\n' "$@" >&2; exit 1; }

# --- Made twice, the same, on a host without the programs of who builds C or records terminals.
mkdir "$work/bare"
IFS=: read -r -a folders <<< "$PATH"
for folder in "${folders[@]}"; do
    [[ -d $folder ]] && ln -s "$folder"/* "$work/bare" 2> /dev/null
done
find "$work/bare" \( -name '*objcopy' -o -name '*strip' -o -name '*readelf' -o -name script \) -delete
make() { # folder, option...
    PATH=$work/bare "$root/jbang" bundle --repo "$root" --out "$@" > "$work/log" 2>&1 ||
        die "the bundle was not made:" "$(cat "$work/log")"
}
is "this host has no objcopy and no script" "$(PATH=$work/bare type -P objcopy script)" ""
says "training needs script, and says so" "$(PATH=$work/bare "$root/jbang" bundle --train --repo "$root" 2>&1)" \
    "--train needs the program script, which is not on PATH"
says "lists of classes that are not there, too" "$("$root/jbang" bundle --classes "$work/bare" --repo "$root" 2>&1)" \
    "there are no lists of classes in $work/bare; use --classes or --train"
make "$work/one"
tarball=$(ls "$work"/one/*.tar.gz)
name=$(basename "$tarball" .tar.gz)
version=${name#lockstep-} version="Lockstep ${version%%-*}"
commit=$(git -C "$root" rev-parse --short=7 HEAD)
says "its name says of which commit it is" "$name" "+$commit"
ok "made: $(tail -n 1 "$work/log" | sed 's|.*/||')"
size=$(wc -c < "$tarball")
is "at most 60 MB" "$((size <= 60000000)) of $size" "1 of $size"
is "its sum is right" "$(cd "$work/one" && sha256sum -c "$name.tar.gz.sha256" 2>&1)" "$name.tar.gz: OK"
place="$work/a folder with spaces and ü"
mkdir "$place"
tar -xzf "$tarball" -C "$place"
home=$place/$name
make "$work/other"
differences() {
    local archive
    mkdir "$work/again" && tar -xzf "$work/other/$name.tar.gz" -C "$work/again"
    diff -rq "$home" "$work/again/$name" 2>&1 | head
    for archive in gates releases; do
        cmp -l "$home/lib/$archive.jsa" "$work/again/$name/lib/$archive.jsa" | head -n 60 | sed "s/^/$archive.jsa /"
    done
}
if cmp -s "$tarball" "$work/other/$name.tar.gz"; then
    ok "made again, it is the same to the byte"
else
    not_ok "made again, it is the same to the byte" "$(differences)"
fi
rm -rf "$work/other" "$work/again"
is "every file has its sum" "$(cd "$home" && sha256sum -c --quiet SHA256SUMS 2>&1)" ""

# --- Its documents: each link of each leads to a file in the bundle.
dead() {
    local document link
    find . -name '*.md' -not -path './runtime/*' -not -path './licences/*' | while read -r document; do
        grep -o '](\([^)]*\))' "$document" | sed 's/^](//; s/)$//; s/#.*//' | while read -r link; do
            case $link in '' | *:*) ;; *) [[ -e ${document%/*}/$link ]] || echo "$document: $link" ;; esac
        done
    done
}
is "no link of its documents is dead" "$(cd "$home" && dead)" ""
is "README.md is the real one" "$(cmp "$home/README.md" "$root/README.md" 2>&1)" ""
is "every library has its licence" "$(grep -c 'LGPL-3.0' "$home/licences/README.txt") $(ls "$home/licences" | grep -c GPL)" "2 2"
is "no jar is signed, so the JVM archives the classes of all" "$(LC_ALL=C grep -l 'META-INF/[A-Za-z0-9_-]*\.SF' "$home"/lib/*.jar)" ""
# Lockstep's own jar is the whole; the runtime is a part as each library is.
is "the SBOM lists every jar and the runtime" "$(grep -c '"purl"' "$home/sbom.cdx.json")" "$(ls "$home"/lib/*.jar | wc -l)"
java=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$home/runtime/release")
is "the SBOM names the runtime as lists of known faults do" \
    "$(grep -c "\"cpe\" : \"cpe:2.3:a:oracle:openjdk:$java:" "$home/sbom.cdx.json")" 1
is "the SBOM says what depends on what" \
    "$(sed -n '/"dependsOn"/,/]/p' "$home/sbom.cdx.json" | grep -o 'pkg:' | wc -l)" "$(ls "$home"/lib/*.jar | wc -l)"

# --- Nothing but the bundle: no environment, no network, and of the system the shell's own tools and git.
mkdir "$work/tools" "$work/empty"
for tool in sh cat git ssh-keygen readlink stty env; do
    file=$(type -P "$tool") && ln -s "$file" "$work/tools/$tool"
done
alone=(env -i PATH="$work/tools" TERM=xterm)
if unshare -rn true 2> /dev/null; then
    # Loopback is where the embedded services listen.
    ip=$(type -P ip || echo /sbin/ip)
    cat > "$work/offline" <<SH
#!/bin/sh
$ip link set lo up && exec "\$@"
SH
    chmod +x "$work/offline"
    offline=(unshare -rn "$work/offline")
else
    [[ -z ${CI:-} ]] || not_ok "the network namespace: this machine lets nobody make one"
    echo "skip  the network namespace: this machine lets nobody make one"
    offline=()
fi
run() { # command, argument...; leaves out, err, code, and tenths of a second in took
    local program=$1 from=$EPOCHREALTIME
    shift
    (cd "$work/empty" && "${offline[@]}" "${alone[@]}" "$home/bin/$program" "$@") > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    took=$(( (${EPOCHREALTIME//[.,]/} - ${from//[.,]/}) / 100000 ))
    out=$(< "$work/out") err=$(< "$work/err")
}
rows=()
row() { rows+=("$(printf '| %-72s | %4s | %4d.%d s |' "$1" "$code" $((took / 10)) $((took % 10)))"); }
run lockstep
is "it lists its commands" "$code $(grep -c '^  ' "$work/out")" "0 $(($(ls "$home/bin" | wc -l) - 1))"
run lockstep no-such-command
is "an unknown command: exit code" "$code $out" "64 "
run lockstep ""
is "a command without a name: exit code" "$code $out" "64 "
run promotion-gate --help
is "its examples are called as the bundle calls them" "$(grep -c '^  .*jbang ' "$work/out")" 0
says "its examples can be pasted" "$out" "
  lockstep promotion-gate --mode "
is "so do the examples of its manual pages" "$(grep -l '^\( \|[A-Z_]*=[^ ]* \)*jbang [a-z]' "$home"/man/man1/*)" ""
run promotion-gate --mode staging --base http://127.0.0.1:9
is "the gate by its own name, against nobody" "$code" 20
row "the bundle without JDK, Maven, HOME and network: a gate against nobody"
run lockstep promotion-gate --no-such-option
is "the gate as a word, with a wrong option" "$code" 64
run lockstep promotion-gate --self-test
is "the gates prove that they can fail" "$code" 0
ln -s "$home/bin/status" "$work/link"
mkdir "$work/copied" && cp -RL "$home/bin" "$work/copied/bin" && ln -s "$home/lib" "$home/runtime" "$work/copied/"
run ../../../copied/bin/promotion-gate --mode staging --base http://127.0.0.1:9
is "the gate where links were followed when it was copied" "$code" 20
cp "$home/bin/lockstep" "$work/copied/bin/gate"
run ../../../copied/bin/gate
is "a copy by a name that is no command, asked for none" "$code" 64
is "through a link from elsewhere" "$(env -i PATH=/usr/bin:/bin "$work/link" -V)" "$version"
run demo
is "the whole demo" "$code" 0
row "the same: the whole demo"
says "the whole demo ends verified" "$out" verified

# --- A refusal points to a document, and it is there.
git init -q --bare "$work/team.git"
git init -q -b main "$work/clone"
git -C "$work/clone" -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m first
git -C "$work/clone" push -q "$work/team.git" main
git -C "$work/clone" remote add origin "$work/team.git"
cat > "$work/clone/lockstep.yaml" <<'YAML'
environments:
  staging: {base: "http://127.0.0.1:9", revision: {header: X-Build-Sha}}
  production: {base: "http://127.0.0.1:8", revision: {header: X-Build-Sha}}
YAML
run promote-release --repo "$work/clone" --operator Ada --yes
is "a promotion without evidence is refused" "$code" 22
link=$(grep -o 'docs/policy\.md#[a-z-]*' "$work/err" | head -n 1)
is "the refusal's rule is in the bundle" "$(grep -c "^### ${link#*#}\$" "$home/${link%#*}")" 1

# --- The archive of classes does no harm when it cannot be used.
is "LOCKSTEP_AOT=off" "$(env -i PATH=/usr/bin:/bin LOCKSTEP_AOT=off "$home/bin/status" -V 2>&1)" "$version"
archive=$home/lib/releases.jsa
chmod u+w "$archive"
head -c 1000000 "$archive" > "$work/cut" && mv "$archive" "$work/whole" && cp "$work/cut" "$archive"
is "an archive cut short" "$(env -i PATH=/usr/bin:/bin "$home/bin/status" -V 2>&1)" "$version"
head -c 1000000 /dev/urandom > "$archive"
is "an archive of noise" "$(env -i PATH=/usr/bin:/bin "$home/bin/status" -V 2>&1)" "$version"
rm "$archive"
is "no archive" "$(env -i PATH=/usr/bin:/bin "$home/bin/status" -V 2>&1)" "$version"
mv "$work/whole" "$archive"

# --- The terminal UI, in a terminal.
cat > "$work/ui" <<SH
#!/bin/sh
cd "$work/empty" && exec ${offline[*]@Q} ${alone[*]@Q} LC_ALL=C.UTF-8 "$home/bin/release-tui" --demo
SH
chmod +x "$work/ui"
tmux -L "$socket" -f /dev/null new-session -d -x 80 -y 24 "'$work/ui'; echo left with \$?; exec sleep 60"
screen() { tmux -L "$socket" capture-pane -p; }
shows() { # text, seconds
    local i
    for (( i = 0; i < $2 * 10; i++ )); do
        [[ $(screen) == *"$1"* ]] && return
        sleep 0.1
    done
    return 1
}
if shows "LAST RELEASES" 30; then ok "the terminal UI opens"; else not_ok "the terminal UI opens" "$(screen)"; fi
java=$(pgrep -f "^${home//+/.}/runtime/bin/java .*ReleaseTui" || true)
is "the archive of classes is in use" "$(grep -c releases.jsa "/proc/${java:-none}/maps" 2> /dev/null | sed 's/[1-9].*/some/')" some
tmux -L "$socket" send-keys q
if shows "left with 0" 20; then ok "the terminal UI is left"; else not_ok "the terminal UI is left" "$(screen)"; fi

printf '\n| scenario %-63s | exit | time     |\n| --- | ---: | ---: |\n' ""
printf '%s\n' "${rows[@]}" ""
echo "$checks checks, $failures failed, in $((SECONDS - began)) s"
(( failures == 0 ))
