///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Simulates canaries by the ten thousand and writes the tables of docs/canary-method.md.
//SOURCES ../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../scripts/lockstep/analysis/counts/package-info.java
//SOURCES ../scripts/lockstep/analysis/sequential/package-info.java
//SOURCES ../scripts/lockstep/analysis/source/package-info.java
//SOURCES ../scripts/lockstep/base/digest/package-info.java
//SOURCES ../scripts/lockstep/base/error/package-info.java
//SOURCES ../scripts/lockstep/base/process/package-info.java
//SOURCES ../scripts/lockstep/base/release/package-info.java
//SOURCES ../scripts/lockstep/base/text/package-info.java
//SOURCES ../scripts/lockstep/base/trace/package-info.java
//SOURCES ../scripts/lockstep/gates/gate/package-info.java
//SOURCES ../scripts/lockstep/gates/http/package-info.java
//SOURCES ../scripts/lockstep/gates/revision/package-info.java
//SOURCES ../scripts/lockstep/gates/run/package-info.java
//SOURCES ../scripts/lockstep/record/canary/package-info.java
//SOURCES ../scripts/lockstep/record/layout/package-info.java
//SOURCES ../scripts/lockstep/record/log/package-info.java
//SOURCES ../scripts/lockstep/repository/git/package-info.java
//SOURCES ../scripts/lockstep/repository/host/package-info.java
//SOURCES ../scripts/lockstep/repository/remote/package-info.java
//SOURCES bench/canary/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseParallelGC

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lockstep.record.canary.CanaryEndJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tests.bench.canary.Costs;
import tests.bench.canary.Pictures;
import tests.bench.canary.Tables;

@Command(
        name = "canary-simulation",
        mixinStandardHelpOptions = true,
        description = "Simulates canaries by seed, judges them by the code that judges real ones, and prints the tables.",
        footer = {"", "Examples:", "  jbang canary-simulation --canaries 1000",
                "  jbang canary-simulation --write docs/canary-method.md", "", "Exit codes: 0 done, 1 otherwise."})
public class CanarySimulation implements Callable<Integer> {

    private static final String BEGIN = "<!-- tables -->\n";
    private static final String END = "<!-- end of tables -->";

    @Option(names = "--canaries", paramLabel = "N", defaultValue = "10000", description = "Canaries a row (default: 10000).")
    long canaries;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The first canary's seed (default: 1).")
    long seed;

    @Option(names = "--write", paramLabel = "FILE", description = "Write the tables into this file, between its marks.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--costs", description = "Measure what judging costs instead: docs/performance.md.")
    boolean costs;

    @Option(names = "--draw", paramLabel = "FILE", description = "Draw a recorded canary.json as SVG instead.")
    Optional<Path> drawn = Optional.empty();

    public static void main(String... args) {
        System.exit(new CommandLine(new CanarySimulation()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (drawn.isPresent()) {
            System.out.print(new Pictures(CanaryEndJson.read(
                    Files.readAllBytes(drawn.get()), drawn.get().toString())).svg());
            return 0;
        }
        if (costs) {
            System.out.print(new Costs().markdown());
            return 0;
        }
        String tables = new Tables(canaries, seed).markdown();
        System.out.print(tables);
        if (file.isPresent()) {
            String text = Files.readString(file.get());
            Files.writeString(file.get(), text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables
                    + text.substring(text.indexOf(END)));
        }
        return 0;
    }
}
