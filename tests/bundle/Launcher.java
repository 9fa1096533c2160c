package tests.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** bin/lockstep: finds its own folder, and starts the command that it was called for, or by the name of. */
record Launcher(Product product) {

    /** Where it opens the folder of the jars, and so the jars' place for Java, wherever the bundle lies. */
    private static final int DESCRIPTOR = 7;
    private static final String JARS = "/proc/self/fd/" + DESCRIPTOR;
    /**
     * For who asks a service over TLS: Java computes a table for P-256 at each start, a quarter of a million
     * multiplications. These methods are compiled after few calls; all others are not worth it so early.
     */
    private static final String EARLY = " -XX:CompileThresholdScaling=12 -XX:CompileCommand=quiet"
            + " -XX:CompileCommand=CompileThresholdScaling,sun.security.util.math.intpoly.*::*,0.2"
            + " -XX:CompileCommand=CompileThresholdScaling,sun.security.ec.*::*,0.2"
            + " -XX:CompileCommand=CompileThresholdScaling,java.lang.Math::*,0.1";

    private static final String SCRIPT = """
            #!/bin/sh
            # SPDX-License-Identifier: Apache-2.0
            # lockstep COMMAND [ARGUMENT...], or COMMAND [ARGUMENT...] by the command's own name. Needs nothing but its
            # own folder, wherever that is.
            #   LOCKSTEP_AOT=off   starts without the archive of loaded classes, which only makes it slower

            self=$0
            case $self in */*) ;; *) self=./$self ;; esac
            # A link is called like its command; so is the file where links were followed when it was copied.
            name=${self##*/}
            # Most links are to the file beside them: then no program is asked where they lead.
            if [ -h "${self%%/*}/lockstep" ] || ! [ "$self" -ef "${self%%/*}/lockstep" ]; then
                while [ -h "$self" ]; do
                    name=${self##*/}
                    target=$(readlink "$self")
                    case $target in /*) self=$target ;; *) self=${self%%/*}/$target ;; esac
                done
            fi
            home=$(CDPATH='' cd -- "${self%%/*}/.." && pwd -P) || exit 78

            main() {
                options='%s' family=%s
                case $1 in
            %s
                *) return 1 ;;
                esac
            }

            usage() {
                cat <<'TEXT'
            Usage: lockstep COMMAND [ARGUMENT...]
            Moves a service from staging to production by evidence.

            Commands (each answers --help):
            %s

            Completion for bash, zsh and fish lies in completion/, manual pages in man/.
            TEXT
            }

            if ! main "$name"; then
                if [ $# -eq 0 ]; then
                    usage
                    case $name in lockstep) exit 0 ;; *) exit 64 ;; esac
                fi
                name=$1
                case $name in
                help | --help | -h) if [ $# -lt 2 ]; then usage; exit 0; fi; name=$2; shift; set -- "$1" --help ;;
                --version | -V) echo 'Lockstep %s'; exit 0 ;;
                esac
                if ! main "$name"; then
                    printf 'lockstep: there is no command "%%s"; lockstep --help lists them.\\n' "$name" >&2
                    exit 64
                fi
                shift
            fi
            case $home in
            *:*) echo "lockstep: Java reads no folder with a colon in its name; move $home." >&2; exit 78 ;;
            esac

            # Without a locale the JVM takes the world, and the names of its own files, to be ASCII. It prints ASCII then.
            case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
            C | POSIX) export LC_ALL=C.UTF-8; options="$options -Dstdout.encoding=US-ASCII -Dstderr.encoding=US-ASCII" ;;
            esac
            archive=-XX:SharedArchiveFile=$home/lib/$family.jsa
            if [ "${LOCKSTEP_AOT:-}" = off ]; then archive=-Xshare:off; fi
            # Java asks for the jars by the names that the archive has of them, for each class: they are the same wherever
            # this folder lies.
            lib=%s
            exec %s< "$home/lib"
            if ! [ -e "$lib/lockstep.jar" ]; then lib=$home/lib; fi
            # Where the archive is mapped is not drawn by lot: else every pointer in it is changed at every start.
            # shellcheck disable=SC2086 # options are words
            exec "$home/runtime/bin/java" -Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
                -Djdk.reflect.useNativeAccessorOnly=true -Dlockstep.version='%s' -Dlockstep.launcher=lockstep \
                "$archive" $options -cp "%s" "$class" "$@"
            """;

    private static String options(Product.Entry entry) {
        return String.join(" ", entry.options()) + (Family.of(entry) == Family.GATES ? EARLY : "");
    }

    /** The class path as the bundle's commands have it. */
    String classPath() {
        return product.jarNames().stream().map(name -> JARS + "/" + name).collect(Collectors.joining(":"));
    }

    /**
     * A command with the folder of the jars open as they have it, and with no variables of this process: how many there
     * are, and of what names, decides what Java calls to keep them, and so what an archive notes.
     */
    static List<String> with(Path lib, List<String> command) {
        return Stream.concat(
                Stream.of("sh", "-c", "exec %s< \"$0\" && exec env -i LC_ALL=C.UTF-8 \"$@\"".formatted(DESCRIPTOR),
                        lib.toString()),
                command.stream()).toList();
    }

    String script() {
        String usual = String.join(" ", product.usualOptions());
        String cases = product.commands().stream()
                .map(entry -> "    " + entry.name() + ") class=" + entry.mainClass()
                        + (Family.of(entry) == Family.RELEASES ? "" : " family=" + Family.of(entry).word())
                        + (options(entry).equals(usual) ? "" : " options='" + options(entry) + "'") + " ;;")
                .collect(Collectors.joining("\n"));
        int width = product.commands().stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        String list = product.commands().stream()
                .map(entry -> "  %s  %s".formatted(entry.name() + " ".repeat(width - entry.name().length()),
                        entry.description()))
                .collect(Collectors.joining("\n"));
        String classPath = product.jarNames().stream().map(name -> "$lib/" + name).collect(Collectors.joining(":"));
        return SCRIPT.formatted(usual, Family.RELEASES.word(), cases, list, product.version(), JARS, DESCRIPTOR,
                product.version(), classPath);
    }
}
