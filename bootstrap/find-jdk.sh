# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
# Read by ../jbang. find_jdk sets jdk to the home of a JDK that is recent enough, or ends with 78.

java_version=25

# A JDK says its version in its release file: no need to start it.
is_recent_jdk() {
    local line
    [[ -x $1/bin/javac && -r $1/release ]] || return
    while IFS= read -r line; do
        [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]] && (( BASH_REMATCH[1] >= java_version )) && return
    done < "$1/release"
    return 1
}

find_jdk() {
    local java dirs dir IFS=:
    jdk=${JAVA_HOME:-}
    [[ -n $jdk ]] && is_recent_jdk "$jdk" && return
    if java=$(type -P java); then
        resolve "$java"
        jdk=${resolved%/bin/java}
        is_recent_jdk "$jdk" && return
    fi
    dirs=/usr/lib/jvm:/Library/Java/JavaVirtualMachines:${HOME:-}/.sdkman/candidates/java
    dirs+=:${JBANG_DIR:-${HOME:-}/.jbang}/cache/jdks:${JBANG_DIR:-${HOME:-}/.jbang}:/opt:/opt/java
    dirs=${LOCKSTEP_JDK_DIRS-$dirs}
    for dir in $dirs; do
        for jdk in "$dir"/*; do
            is_recent_jdk "$jdk" && return
            jdk=$jdk/Contents/Home
            is_recent_jdk "$jdk" && return
        done
    done
    die 78 "no JDK $java_version or newer found." \
        "Looked at JAVA_HOME (${JAVA_HOME:-not set}), java on PATH (${java:-none}), and in ${dirs//:/, }." \
        "Install one (for example Temurin $java_version) and, if it is elsewhere, set JAVA_HOME to its folder."
}
