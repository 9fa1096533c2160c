///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Times promotion-gate beside the same requests as a plain curl script.
//SOURCES bench/gate/package-info.java
//DEPS info.picocli:picocli:4.7.7

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tests.bench.gate.GateRace;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Times promotion-gate beside the same requests as a plain curl script, against",
            "one TLS 1.3 service on loopback, behind lines of different round-trip times.",
            "Prints a Markdown table; docs/performance.md says how to read it.",
        },
        footer = {
            "",
            "Examples:",
            "  ./jbang bench",
            "  ./jbang bench --runs 15 --rtt 0,40,80,160",
            "  ./jbang bench --bundle bundle-out/lockstep-1.0.0+1a2b3c4-linux-x86_64",
            "",
            "Exit codes: 0 measured, 1 a run did not pass, 2 usage.",
        })
public class Bench implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7",
            description = "Measured runs of each, alternating. Default: ${DEFAULT-VALUE}.")
    int runs;

    @Option(names = "--rtt", paramLabel = "MS", split = ",", defaultValue = "0,80",
            description = "Round-trip times in milliseconds. Default: ${DEFAULT-VALUE}.")
    List<Integer> roundTrips;

    @Option(names = "--bundle", paramLabel = "DIR", description = "An unpacked bundle, to be timed as well.")
    Optional<Path> bundle = Optional.empty();

    @Option(names = "--httpyac", paramLabel = "DIR",
            description = "Where npm install httpyac put it, to be timed as well; needs node.")
    Optional<Path> httpyac = Optional.empty();

    @Option(names = "--declared", description = "Forty declared gates instead of the built-in ones.")
    boolean declared;

    @Option(names = "--repo", paramLabel = "DIR", defaultValue = ".",
            description = "Lockstep's repository. Default: the current folder.")
    Path repository;

    public static void main(String... args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isExecutable(repository.resolve("jbang"))) {
            throw new ParameterException(spec.commandLine(), "there is no ./jbang in " + repository + "; use --repo");
        }
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs is " + runs + "; give 1 or more");
        }
        List<Duration> times = roundTrips.stream().map(Duration::ofMillis).toList();
        GateRace race = new GateRace(repository.toRealPath(), bundle.map(Path::toAbsolutePath),
                httpyac.map(Path::toAbsolutePath), declared, runs);
        return race.over(times, System.out) ? 0 : 1;
    }
}
