# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154
# Read by ../jbang. Finds an installed JBang that is recent enough, or fetches one.

jbang_version=0.132.1

recent() { # is version $1 at least $2?
    local have want i
    IFS=. read -r -a have <<< "${1%%[!0-9.]*}"
    IFS=. read -r -a want <<< "$2"
    for i in 0 1 2; do
        (( ${have[i]:-0} == want[i] )) || return $(( ${have[i]:-0} < want[i] ))
    done
}

# Sets classpath, or, when the JBang on PATH does not have its jar beside it, installed.
find_installed_jbang() {
    local dir version='' IFS=:
    for dir in $PATH; do
        [[ -z ${LOCKSTEP_NESTED:-} && -f $dir/jbang && -x $dir/jbang && ! $dir/jbang -ef $repo/jbang ]] || continue
        resolve "$dir/jbang"
        classpath=${resolved%/*}/jbang.jar
        # Asking for the version starts a JVM, so the answer is kept until the file changes.
        { read -r installed && read -r version; } 2>/dev/null < "$cache/installed"
        if [[ $installed != "$resolved" || $resolved -nt $cache/installed || $classpath -nt $cache/installed ]]; then
            # A jbang that calls this script in turn must not be asked again.
            version=$(JAVA_HOME=$jdk LOCKSTEP_NESTED=1 "$resolved" version 2>/dev/null < /dev/null)
            printf '%s\n' "$resolved" "$version" > "$cache/installed"
        fi
        installed=$resolved
        if recent "$version" "$jbang_version"; then
            if [[ -f $classpath ]]; then installed=; else classpath=; fi
            return
        fi
        break
    done
    installed='' classpath=''
}

fetch_jbang() {
    local jar cp=
    home=$cache/jbang-$jbang_version-$(cksum < "$repo/bootstrap/jars.sha256" | tr ' ' -)
    if [[ ! -f $home/classpath ]]; then
        command -v mvn >/dev/null || die 78 "neither JBang $jbang_version (or newer) nor Maven is on PATH." \
            "Install Maven (mvn), which this script fetches JBang with, or JBang itself (https://www.jbang.dev)."
        say "fetching JBang $jbang_version with Maven, once, into $cache"
        work=$home.$$
        trap 'rm -rf "$work"' EXIT
        mkdir -p "$work"
        # Java takes the home folder from the list of users; Maven's settings are where HOME says. MAVEN_OPTS is split
        # at every blank; JDK_JAVA_OPTIONS, which java itself reads, is not split inside quotes.
        local own_home=
        [[ -z ${HOME:-} ]] || own_home=-Duser.home=\"$HOME\"
        JAVA_HOME=$jdk JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS:-} $own_home" \
            mvn -B -q -Dstyle.color=never -f "$repo/bootstrap/pom.xml" \
            ${LOCKSTEP_HOME:+"-Dmaven.repo.local=$JBANG_REPO"} \
            org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
            -DincludeScope=runtime -DoutputDirectory="$work" > "$work/log" 2>&1 < /dev/null || {
            tail -n 12 "$work/log" >&2
            die 70 "Maven could not fetch JBang $jbang_version; its last words are above." \
                "A proxy or a mirror has to be named in ~/.m2/settings.xml. A host without a network can do with a bundle" \
                "made elsewhere: docs/install.md."
        }
        (cd "$work" && sha256_check "$repo/bootstrap/jars.sha256") > "$work/log" 2>&1 || {
            grep -v ': OK$' "$work/log" >&2
            die 70 "what Maven delivered is not what bootstrap/jars.sha256 lists, so it is not run." \
                "Delete the files named above from your local Maven repository, or mirror, and try again."
        }
        while read -r _ jar; do cp+=:$home/$jar; done < "$repo/bootstrap/jars.sha256"
        printf '%s\n' "${cp#:}" > "$work/classpath"
        mv "$work" "$home" || die 70 "could not keep JBang in $cache."
        trap - EXIT
    fi
    read -r classpath < "$home/classpath"
}

sha256_check() {
    if command -v sha256sum >/dev/null; then sha256sum -c "$1"
    elif command -v shasum >/dev/null; then shasum -a 256 -c "$1"
    else die 78 "neither sha256sum nor shasum found: JBang's jars cannot be verified."
    fi
}
