# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
# Read by ../jbang. An archive of the classes that an alias loads makes the JVM start faster. The second run of an alias
# notes them, and when it is over a process of its own makes the archive, at the lowest priority. The JVM ignores an
# archive that does not fit its version, its options or the jars. LOCKSTEP_AOT=off does without.
#
# The JVM archives no class of a signed jar. So an archive is made with copies of signed jars that have no signature
# (archive/unsigned), and names the jars that they stand for (*.unsigned); a run with the archive has the copies on its
# class path. Where one is gone, or was touched since, the run has the jars themselves, and an archive is made anew.

kept_archives=12

# The JVM reads %p in a file's name as its process id.
name_archive() {
    archive=${memo##*/}
    archive=$cache/archive/${archive//%/=}
}

# Sets faster to the options for the run that follows, with these arguments; words are the command's.
use_archive() {
    local archive
    # Reflection calls natively: else code is spun for what is called once.
    local native=-Djdk.reflect.useNativeAccessorOnly=true
    faster=()
    name_archive
    [[ ${LOCKSTEP_AOT:-} != off ]] || return
    # What only those who change Lockstep run gains nothing.
    ! is_for_developers || return
    if [[ -r $archive.jsa ]] && use_copies; then
        faster=(-Xlog:disable "$native" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
            "-XX:SharedArchiveFile=$archive.jsa")
    elif [[ " $* " != *' --help '* && " $* " != *' --version '* && " $* " != *' -'[hV]' '* && -w $cache/archive ]] && claim_archive; then
        faster=(-Xlog:disable "$native" "-XX:DumpLoadedClassList=$archive.$$.classes")
        make_archive_after $$ "$archive" &
    fi
}

name_copy() { copy=$cache/archive/unsigned/${1//\//=}; }

put_copy() { # the jar that it stands for
    local at
    for at in "${!words[@]}"; do
        if [[ ${words[at]} == -classpath ]]; then
            local path=:${words[at + 1]}:
            path=${path//":$1:"/":$copy:"}
            path=${path#:} words[at + 1]=${path%:}
        fi
    done
}

# Puts the copies that the archive was made with in the place of their jars.
use_copies() {
    [[ -e $archive.unsigned ]] || return 0
    local jar jars=() copy
    while IFS= read -r jar; do
        name_copy "$jar"
        if [[ ! -r $copy || ! $copy -nt $jar || ! $copy -ot $archive.jsa ]]; then
            rm -f "$archive".{jsa,claim,unsigned} 2> /dev/null
            return 1
        fi
        jars+=("$jar")
    done < "$archive.unsigned"
    for jar in "${jars[@]}"; do
        name_copy "$jar"
        put_copy "$jar"
    done
}

# Makes the copies that are not there yet, notes whose they are, and puts them on the class path.
make_copies() { # the file to note them in
    local at jar copy list=$1 jars=
    rm -f "$list"
    for at in "${!words[@]}"; do [[ ${words[at]} != -classpath ]] || jars=${words[at + 1]}; done
    local IFS=:
    for jar in $jars; do
        LC_ALL=C grep -aq 'META-INF/[A-Za-z0-9_-]*\.SF' "$jar" || continue
        name_copy "$jar"
        # A jar of the future stays as it is: its copy would never be newer.
        if make_copy "$jar" && [[ $copy -nt $jar ]]; then printf '%s\n' "$jar" >> "$list" && put_copy "$jar"; fi
    done
}

# A jar is written anew from its files, without the signature and the manifest's sums of the files: to the byte the same
# each time, so that a copy that is as it should be is left alone; only where its jar is newer it gets a new time, or no
# archive would ever count with it. Archives that are older than that are made once more.
make_copy() ( # signed jar
    tool=${words[0]%/*}/jar
    mkdir -p "${copy%/*}" && work=$(mktemp -d "${copy%/*}/XXXXXX") || exit
    trap 'rm -rf "$work"' EXIT
    mkdir "$work/files" && cd "$work/files" && nice -n 19 "$tool" --extract --file "$1" || exit
    rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA META-INF/*.EC
    { sed '/^[[:space:]]*$/,$d' META-INF/MANIFEST.MF; echo; } > ../manifest
    find ./* -type f | LC_ALL=C sort | sed 's/.*/"&"/' > ../list
    nice -n 19 "$tool" --create --file ../jar --manifest ../manifest --no-compress --date 2000-01-01T00:00:00Z @../list ||
        exit
    if cmp -s ../jar "$copy"; then [[ $copy -nt $1 ]] || touch "$copy"; else mv ../jar "$copy"; fi
)

# One run at a time notes classes: the claim has its process. One that is old was left by a run that was killed; where no
# archive can be made, the claim says so and stays.
claim_archive() {
    if [[ -n $(find "$archive.claim" -mmin +30 2> /dev/null) ]] && ! grep -q failed "$archive.claim"; then
        rm -f "$archive.claim"
    fi
    (set -C; echo $$ > "$archive.claim") 2> /dev/null
}

# The answer of JBang that a run began with may be gone, and with it its claim: then what the run noted counts no more.
has_claim() { [[ $(cat "$2.claim") == "$1" ]]; } # process, archive

# Holds on to nothing of the run: no stream, no folder, no terminal.
make_archive_after() { # process, archive
    exec < /dev/null > /dev/null 2>&1
    cd /
    trap '' HUP INT QUIT
    local seconds code=0 mine=$2.$1
    for (( seconds = 0; seconds < 900; seconds++ )); do
        kill -0 "$1" || break
        sleep 1
    done
    if [[ -s $mine.classes ]] && has_claim "$@"; then
        make_copies "$mine.unsigned"
        # The options and the class path, without the main class.
        nice -n 19 "${words[0]}" -Xshare:dump -XX:+AOTClassLinking -Xlog:disable "-XX:SharedClassListFile=$mine.classes" \
            "-XX:SharedArchiveFile=$mine.new" "${words[@]:1:${#words[@]}-2}" || code=$?
        if (( code == 0 )) && has_claim "$@"; then
            rm -f "$2.unsigned"
            [[ ! -e $mine.unsigned ]] || mv "$mine.unsigned" "$2.unsigned"
            mv "$mine.new" "$2.jsa"
        elif (( code > 0 && code < 128 )) && has_claim "$@"; then
            # Where a signal ended it, another run may try again.
            echo failed > "$2.claim"
        fi
        rm -f "$mine".{new,unsigned}
        ls -t "${2%/*}"/*.jsa | tail -n +$((kept_archives + 1)) | while IFS= read -r old; do
            rm -f "$old" "${old%.jsa}".{claim,unsigned}
        done
        drop_copies "${2%/*}"
    elif has_claim "$@"; then
        rm -f "$2.claim"
    fi
    rm -f "$mine.classes"
}

# Those that stand for no jar of any archive, and the folders of those that were killed while they made one.
drop_copies() { # folder of archives
    local jar file copy used=
    while IFS= read -r jar; do name_copy "$jar"; used+=$copy$'\n'; done < <(cat "$1"/*.unsigned)
    for file in "$1"/unsigned/*.jar; do [[ $'\n'$used == *$'\n'"$file"$'\n'* ]] || rm -f "$file"; done
    find "$1/unsigned" -mindepth 1 -maxdepth 1 -type d -mmin +30 -exec rm -rf {} +
}

# What JBang answers anew may have other jars.
forget_archive() {
    local archive
    name_archive
    mkdir -p "$cache/archive" && rm -f "$archive".{jsa,claim,unsigned} "$archive".*.{classes,new,unsigned}
}
