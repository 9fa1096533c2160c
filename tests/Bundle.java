///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Makes a bundle of all commands that needs neither a JDK nor a network.
//SOURCES bench/gate/package-info.java
//SOURCES bundle/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tests.bundle.Bundler;

@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = {
            "Makes lockstep-VERSION-linux-ARCH.tar.gz: every command, with a Java runtime of its own, in one folder that",
            "works wherever it is unpacked. Beside it, its SHA-256 sum and an SBOM. Made twice of one commit with one",
            "JDK, it is the same to the byte.",
        },
        footer = {
            "",
            "Examples:",
            "  ./jbang bundle",
            "  ./jbang bundle --out /tmp/release --classes lockstep-1.0.0+1a2b3c4-linux-x86_64/lib",
            "  ./jbang bundle --train",
            "",
            "Exit codes: 0 made, 1 something it needs failed, 2 usage.",
        })
public class Bundle implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bundle-out",
            description = "Where to. Default: ${DEFAULT-VALUE}.")
    Path out;

    @Option(names = "--classes", paramLabel = "DIR",
            description = "Where the lists of classes to archive are, as in lib of a bundle. "
                    + "Default: tests/bundle of the repository.")
    Optional<Path> classes = Optional.empty();

    @Option(names = "--train",
            description = "First write these lists anew, of what commands load when they are run. Needs the program "
                    + "script, of util-linux.")
    boolean trains;

    @Option(names = "--work", paramLabel = "DIR", defaultValue = "/tmp/lockstep-bundle",
            description = "Where to work: a folder that is not there yet. Its name is in the bundle's archives of classes, "
                    + "so two bundles are the same only if made at the same place. Default: ${DEFAULT-VALUE}.")
    Path work;

    @Option(names = "--repo", paramLabel = "DIR", defaultValue = ".",
            description = "Lockstep's repository. Default: the current folder.")
    Path repository;

    public static void main(String... args) {
        System.exit(new CommandLine(new Bundle()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isExecutable(repository.resolve("jbang"))) {
            throw new ParameterException(spec.commandLine(), "there is no ./jbang in " + repository + "; use --repo");
        }
        if (trains && !Bundler.canTrain()) {
            throw new ParameterException(spec.commandLine(), "--train needs the program script, which is not on PATH");
        }
        Path lists = classes.orElseGet(() -> repository.resolve("tests/bundle"));
        if (!trains && !Bundler.hasLists(lists)) {
            throw new ParameterException(spec.commandLine(), "there are no lists of classes in " + lists
                    + "; use --classes or --train");
        }
        Path made = new Bundler(repository.toRealPath(), out.toAbsolutePath(), work, time(), lists, trains, System.err)
                .make();
        System.out.printf("%s, %.1f MB%n", made, Files.size(made) / 1e6);
        return 0;
    }

    /** SOURCE_DATE_EPOCH, or when the commit was made (reproducible-builds.org). */
    private Instant time() throws Exception {
        String told = System.getenv("SOURCE_DATE_EPOCH");
        if (told == null) {
            Process git = new ProcessBuilder(List.of("git", "log", "-1", "--format=%ct"))
                    .directory(repository.toFile()).start();
            told = new String(git.getInputStream().readAllBytes()).strip();
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(told));
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "no commit tells the time; set SOURCE_DATE_EPOCH to seconds since 1970");
        }
    }
}
