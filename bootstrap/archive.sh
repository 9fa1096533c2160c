# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
# Read by ../jbang. An archive of the classes that an alias loads makes the JVM start faster. The second run of an alias
# notes them, and when it is over a process of its own makes the archive, at the lowest priority. The JVM ignores an
# archive that does not fit its version, its options or the jars. LOCKSTEP_AOT=off does without.

kept_archives=12

# The JVM reads %p in a file's name as its process id.
name_archive() {
    archive=${memo##*/}
    archive=$cache/archive/${archive//%/=}
}

# Sets faster to the options for the run that follows, with these arguments; words are the command's.
use_archive() {
    local archive
    faster=()
    name_archive
    [[ ${LOCKSTEP_AOT:-} != off ]] || return
    # What only those who change Lockstep run gains nothing.
    [[ ! $catalog =~ \"$alias\"[[:space:]]*:[[:space:]]*\{[^}]*\"tests/ ]] || return
    if [[ -r $archive.jsa ]]; then
        faster=(-Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
            "-XX:SharedArchiveFile=$archive.jsa")
    elif [[ " $* " != *' --'@(help|version)' '* && " $* " != *' -'[hV]' '* && -w $cache/archive ]] && claim_archive; then
        faster=(-Xlog:disable "-XX:DumpLoadedClassList=$archive.classes")
        make_archive_after $$ "$archive" &
    fi
}

# One run at a time notes classes. An empty claim that is old was left by one that was killed; where no archive can be made,
# the claim says so and stays.
claim_archive() {
    if [[ -e $archive.claim && ! -s $archive.claim && -n $(find "$archive.claim" -mmin +30 2> /dev/null) ]]; then
        rm -f "$archive.claim"
    fi
    (set -C; : > "$archive.claim") 2> /dev/null
}

# Holds on to nothing of the run: no stream, no folder, no terminal.
make_archive_after() { # process, archive
    exec < /dev/null > /dev/null 2>&1
    cd /
    trap '' HUP INT QUIT
    local seconds code=0
    for (( seconds = 0; seconds < 900; seconds++ )); do
        kill -0 "$1" || break
        sleep 1
    done
    if [[ -s $2.classes ]]; then
        # The options and the class path, without the main class.
        nice -n 19 "${words[0]}" -Xshare:dump -XX:+AOTClassLinking -Xlog:disable "-XX:SharedClassListFile=$2.classes" \
            "-XX:SharedArchiveFile=$2.new" "${words[@]:1:${#words[@]}-2}" && mv "$2.new" "$2.jsa" || code=$?
        # A signal ended it: another run may try again.
        if (( code > 0 && code < 128 )); then echo failed > "$2.claim"; fi
        rm -f "$2.new" "$2.classes"
        ls -t "${2%/*}"/*.jsa | tail -n +$((kept_archives + 1)) | while IFS= read -r old; do
            rm -f "$old" "${old%.jsa}.claim"
        done
    else
        rm -f "$2.claim" "$2.classes"
    fi
}

# What JBang answers anew may have other jars.
forget_archive() {
    local archive
    name_archive
    mkdir -p "$cache/archive" && rm -f "$archive".{jsa,claim,classes,new}
}
