///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Simulates canaries by the ten thousand and writes the tables of docs/canary-method.md.
//SOURCES ../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../scripts/lockstep/analysis/counts/package-info.java
//SOURCES ../scripts/lockstep/analysis/delivery/package-info.java
//SOURCES ../scripts/lockstep/analysis/sequential/package-info.java
//SOURCES ../scripts/lockstep/analysis/source/package-info.java
//SOURCES ../scripts/lockstep/base/digest/package-info.java
//SOURCES ../scripts/lockstep/base/error/package-info.java
//SOURCES ../scripts/lockstep/base/files/package-info.java
//SOURCES ../scripts/lockstep/base/json/package-info.java
//SOURCES ../scripts/lockstep/base/process/package-info.java
//SOURCES ../scripts/lockstep/base/release/package-info.java
//SOURCES ../scripts/lockstep/base/text/package-info.java
//SOURCES ../scripts/lockstep/base/trace/package-info.java
//SOURCES ../scripts/lockstep/commands/cli/package-info.java
//SOURCES ../scripts/lockstep/commands/report/package-info.java
//SOURCES ../scripts/lockstep/commands/site/package-info.java
//SOURCES ../scripts/lockstep/demo/chat/package-info.java
//SOURCES ../scripts/lockstep/demo/governor/package-info.java
//SOURCES ../scripts/lockstep/demo/loopback/package-info.java
//SOURCES ../scripts/lockstep/demo/rehearsal/package-info.java
//SOURCES ../scripts/lockstep/demo/service/package-info.java
//SOURCES ../scripts/lockstep/gates/burst/package-info.java
//SOURCES ../scripts/lockstep/gates/declared/package-info.java
//SOURCES ../scripts/lockstep/gates/gate/package-info.java
//SOURCES ../scripts/lockstep/gates/http/package-info.java
//SOURCES ../scripts/lockstep/gates/revision/package-info.java
//SOURCES ../scripts/lockstep/gates/run/package-info.java
//SOURCES ../scripts/lockstep/gates/schema/package-info.java
//SOURCES ../scripts/lockstep/gates/suite/package-info.java
//SOURCES ../scripts/lockstep/policy/change/package-info.java
//SOURCES ../scripts/lockstep/policy/promotion/package-info.java
//SOURCES ../scripts/lockstep/policy/requirement/package-info.java
//SOURCES ../scripts/lockstep/record/approval/package-info.java
//SOURCES ../scripts/lockstep/record/attestation/package-info.java
//SOURCES ../scripts/lockstep/record/audit/package-info.java
//SOURCES ../scripts/lockstep/record/canary/package-info.java
//SOURCES ../scripts/lockstep/record/checkpoint/package-info.java
//SOURCES ../scripts/lockstep/record/document/package-info.java
//SOURCES ../scripts/lockstep/record/events/package-info.java
//SOURCES ../scripts/lockstep/record/evidence/package-info.java
//SOURCES ../scripts/lockstep/record/export/package-info.java
//SOURCES ../scripts/lockstep/record/facts/package-info.java
//SOURCES ../scripts/lockstep/record/history/package-info.java
//SOURCES ../scripts/lockstep/record/journal/package-info.java
//SOURCES ../scripts/lockstep/record/layout/package-info.java
//SOURCES ../scripts/lockstep/record/log/package-info.java
//SOURCES ../scripts/lockstep/record/page/package-info.java
//SOURCES ../scripts/lockstep/record/sets/package-info.java
//SOURCES ../scripts/lockstep/record/signature/package-info.java
//SOURCES ../scripts/lockstep/record/trail/package-info.java
//SOURCES ../scripts/lockstep/record/truth/package-info.java
//SOURCES ../scripts/lockstep/record/verification/package-info.java
//SOURCES ../scripts/lockstep/release/canary/package-info.java
//SOURCES ../scripts/lockstep/release/deploy/package-info.java
//SOURCES ../scripts/lockstep/release/events/package-info.java
//SOURCES ../scripts/lockstep/release/killswitch/package-info.java
//SOURCES ../scripts/lockstep/release/metrics/package-info.java
//SOURCES ../scripts/lockstep/release/pipeline/package-info.java
//SOURCES ../scripts/lockstep/release/recording/package-info.java
//SOURCES ../scripts/lockstep/release/service/package-info.java
//SOURCES ../scripts/lockstep/release/site/package-info.java
//SOURCES ../scripts/lockstep/release/slo/package-info.java
//SOURCES ../scripts/lockstep/release/traffic/package-info.java
//SOURCES ../scripts/lockstep/release/version/package-info.java
//SOURCES ../scripts/lockstep/release/workflow/package-info.java
//SOURCES ../scripts/lockstep/repository/clone/package-info.java
//SOURCES ../scripts/lockstep/repository/git/package-info.java
//SOURCES ../scripts/lockstep/repository/host/package-info.java
//SOURCES ../scripts/lockstep/repository/remote/package-info.java
//SOURCES ../scripts/lockstep/repository/tree/package-info.java
//SOURCES ../scripts/lockstep/settings/check/package-info.java
//SOURCES ../scripts/lockstep/settings/environment/package-info.java
//SOURCES ../scripts/lockstep/settings/gates/package-info.java
//SOURCES ../scripts/lockstep/settings/notify/package-info.java
//SOURCES ../scripts/lockstep/settings/package-info.java
//SOURCES ../scripts/lockstep/settings/pipeline/package-info.java
//SOURCES ../scripts/lockstep/settings/services/package-info.java
//SOURCES ../scripts/lockstep/settings/sets/package-info.java
//SOURCES ../scripts/lockstep/settings/slo/package-info.java
//SOURCES ../scripts/lockstep/settings/suite/package-info.java
//SOURCES ../scripts/lockstep/settings/yaml/package-info.java
//SOURCES ../scripts/lockstep/suites/certify/package-info.java
//SOURCES ../scripts/lockstep/suites/chat/package-info.java
//SOURCES ../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../scripts/lockstep/suites/drills/package-info.java
//SOURCES ../scripts/lockstep/suites/exposure/package-info.java
//SOURCES ../scripts/lockstep/suites/failure/package-info.java
//SOURCES ../scripts/lockstep/suites/limits/package-info.java
//SOURCES ../scripts/lockstep/suites/servicelog/package-info.java
//SOURCES ../scripts/lockstep/suites/variables/package-info.java
//SOURCES ../tui/lockstep/tui/adapter/package-info.java
//SOURCES ../tui/lockstep/tui/api/package-info.java
//SOURCES ../tui/lockstep/tui/app/package-info.java
//SOURCES ../tui/lockstep/tui/canvas/package-info.java
//SOURCES ../tui/lockstep/tui/day/package-info.java
//SOURCES ../tui/lockstep/tui/keys/package-info.java
//SOURCES ../tui/lockstep/tui/preferences/package-info.java
//SOURCES ../tui/lockstep/tui/seen/package-info.java
//SOURCES ../tui/lockstep/tui/state/package-info.java
//SOURCES ../tui/lockstep/tui/terminal/package-info.java
//SOURCES ../tui/lockstep/tui/update/package-info.java
//SOURCES ../tui/lockstep/tui/view/package-info.java
//SOURCES bench/canary/package-info.java
//SOURCES bench/faults/package-info.java
//SOURCES bench/tui/package-info.java
//SOURCES commands/cli/package-info.java
//SOURCES commands/release/package-info.java
//SOURCES documents/package-info.java
//SOURCES house/package-info.java
//SOURCES record/attestation/package-info.java
//SOURCES record/evidence/package-info.java
//SOURCES record/log/package-info.java
//SOURCES record/signature/package-info.java
//SOURCES release/canary/package-info.java
//SOURCES release/events/package-info.java
//SOURCES release/workflow/package-info.java
//SOURCES repository/git/package-info.java
//SOURCES sources/package-info.java
//SOURCES tui/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseParallelGC

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lockstep.record.canary.CanaryEndJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tests.bench.canary.Costs;
import tests.bench.canary.GateTables;
import tests.bench.canary.Pictures;
import tests.bench.canary.Tables;
import tests.bench.faults.FaultTable;
import tests.bench.faults.PushedBytes;
import tests.bench.faults.RunningCanary;

@Command(
        name = "canary-simulation",
        mixinStandardHelpOptions = true,
        description = "Simulates canaries by seed, judges them by the code that judges real ones, and prints the tables.",
        footer = {"", "Examples:", "  jbang canary-simulation --canaries 1000",
                "  jbang canary-simulation --write docs/canary-method.md",
                "  jbang canary-simulation --faults 3000 --write docs/canary-method.md", "", "Exit codes: 0 done, 1 where something is violated or goes wrong."})
public class CanarySimulation implements Callable<Integer> {

    private static final int STEPS = 60;
    private static final int DEATHS = 12;

    @Option(names = "--canaries", paramLabel = "N", defaultValue = "10000", description = "Canaries a row (default: 10000).")
    long canaries;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The first canary's seed (default: 1).")
    long seed;

    @Option(names = "--write", paramLabel = "FILE", description = "Write the tables into this file, between its marks.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--costs", description = "Measure what judging costs instead: docs/performance.md.")
    boolean costs;

    @Option(names = "--gates", description = "Make the tables of availability and p99 instead.")
    boolean gates;

    @Option(names = "--faults", paramLabel = "N",
            description = "Take N canaries through the whole state machine instead, and let everything go wrong.")
    Optional<Long> faults = Optional.empty();

    @Option(names = "--draw", paramLabel = "FILE", description = "Draw a recorded canary.json as SVG instead.")
    Optional<Path> drawn = Optional.empty();

    public static void main(String... args) {
        System.exit(new CommandLine(new CanarySimulation()).execute(args));
    }

    private int faults(long many) throws IOException {
        FaultTable table = FaultTable.of(seed, many);
        FaultTable crossed = FaultTable.crossed(seed, STEPS, DEATHS);
        String text = table.markdown() + String.format(Locale.ROOT, "%nAborted from another host at each of its first %d"
                + " steps, and killed at each of the %d steps after: %d canaries, %d violations.%n", STEPS, DEATHS,
                crossed.stories().size(), crossed.violations().size());
        System.out.print(text);
        write("faults", text);
        List<String> violations = Stream.of(table, crossed).flatMap(all -> all.violations().stream()).toList();
        violations.forEach(System.err::println);
        return violations.isEmpty() ? 0 : 1;
    }

    private void write(String name, String text) throws IOException {
        if (file.isPresent()) {
            String begin = "<!-- " + name + " -->\n";
            String all = Files.readString(file.get());
            Files.writeString(file.get(), all.substring(0, all.indexOf(begin) + begin.length()) + text
                    + all.substring(all.indexOf("<!-- end of " + name + " -->")));
        }
    }

    @Override
    public Integer call() throws IOException {
        if (drawn.isPresent()) {
            System.out.print(new Pictures(CanaryEndJson.read(
                    Files.readAllBytes(drawn.get()), drawn.get().toString())).svg());
            return 0;
        }
        if (faults.isPresent()) {
            return faults(faults.get());
        }
        if (costs) {
            System.out.print(new Costs().markdown() + PushedBytes.rows() + RunningCanary.rows());
            return 0;
        }
        if (gates) {
            String text = new GateTables(canaries, seed).markdown();
            System.out.print(text);
            write("gates", text);
            return 0;
        }
        String tables = new Tables(canaries, seed).markdown();
        System.out.print(tables);
        write("tables", tables);
        return 0;
    }
}
