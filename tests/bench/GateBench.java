///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Times promotion-gate beside the same requests as a plain curl script.
//SOURCES package-info.java
//DEPS info.picocli:picocli:4.7.7
package tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Times promotion-gate beside the same requests as a plain curl script, against one TLS 1.3 service on",
            "loopback, behind lines of different round-trip times. Prints a Markdown table. docs/performance.md explains it.",
        },
        footer = {"", "Examples:", "  ./jbang bench", "  ./jbang bench --runs 15 --rtt 0,40,80,160", "",
            "Exit codes: 0 measured, 1 a run did not pass, 2 usage."})
public class GateBench implements Callable<Integer> {

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7", description = "Measured runs of each. Default: ${DEFAULT-VALUE}.")
    int runs;

    @Option(names = "--rtt", paramLabel = "MS", split = ",", defaultValue = "0,80",
            description = "Round-trip times in milliseconds. Default: ${DEFAULT-VALUE}.")
    List<Integer> roundTrips;

    @Option(names = "--repo", paramLabel = "DIR", defaultValue = "", description = "Lockstep's repository. Default: this folder.")
    Path repository;

    public static void main(String... args) {
        System.exit(new CommandLine(new GateBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path authority = Files.createTempFile("lockstep-bench", ".pem");
        System.out.println(Results.heading());
        try (CertifiedService service = new CertifiedService()) {
            Files.writeString(authority, service.authority());
            InstalledGate gate = new InstalledGate(repository.toRealPath(), authority);
            Contestant curl = new Contestant(
                    "curl script", List.of(repository.toRealPath().resolve("tests/bench/curl-gate.sh").toString()));
            List<Contestant> contestants = List.of(curl, gate.throughJBang(), gate.byClassPath());
            for (int roundTrip : roundTrips) {
                race(contestants, new Course(service, authority, Duration.ofMillis(roundTrip)), Duration.ofMillis(roundTrip))
                        .rows().forEach(System.out::println);
            }
        } finally {
            Files.delete(authority);
        }
        return 0;
    }

    /** One run of each, again and again: a disturbance of the machine hits all of them. The first round is not counted. */
    private Results race(List<Contestant> contestants, Course course, Duration roundTrip) throws Exception {
        Results results = new Results(roundTrip);
        try (course) {
            for (int run = 0; run <= runs; run++) {
                for (Contestant contestant : contestants) {
                    Lap lap = course.run(contestant);
                    if (run > 0) {
                        results.add(contestant, lap);
                    }
                }
            }
        }
        return results;
    }
}
