///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Measures the terminal UI: first frame, keypresses, bytes, idle CPU, memory.
//SOURCES ../tui/../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/counts/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/delivery/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/sequential/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/source/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/digest/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/error/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/files/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/json/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/process/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/release/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/text/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/trace/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/cli/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/report/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/site/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/governor/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/loopback/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/rehearsal/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/service/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/burst/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/gate/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/http/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/revision/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/run/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/schema/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/suite/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/change/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/promotion/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/requirement/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/approval/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/attestation/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/audit/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/checkpoint/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/document/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/events/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/evidence/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/export/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/facts/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/history/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/journal/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/layout/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/log/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/page/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/signature/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/trail/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/truth/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/verification/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/deploy/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/events/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/killswitch/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/metrics/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/pipeline/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/recording/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/service/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/site/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/slo/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/traffic/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/version/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/workflow/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/clone/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/git/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/host/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/remote/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/tree/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/check/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/environment/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/gates/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/notify/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/pipeline/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/services/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/slo/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/suite/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/yaml/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/certify/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/drills/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/exposure/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/failure/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/limits/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/servicelog/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/variables/package-info.java
//SOURCES ../tui/ReleaseTui.java
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
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tests.bench.tui.FirstFrame;
import tests.bench.tui.KeyRace;
import tests.bench.tui.ProcessWatch;
import tests.bench.tui.SimulatedDay;

@Command(
        name = "tui-bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the terminal UI in tmux at 80x24: first frame, keypress to last byte with a log of 10,000 entries,",
            "bytes while idle and while gates run, CPU while idle, resident memory. Prints a Markdown table.",
        },
        footer = {
            "",
            "Examples:",
            "  ./jbang tui-bench --idle 60",
            "  ./jbang tui-bench --first-frame --bundle bundle-out/lockstep-1.0.0+1a2b3c4-linux-x86_64",
        })
public class TuiBench implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--first-frame", description = "Measure nothing but the first frame.")
    boolean firstFrame;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "7",
            description = "Measured starts by each way, alternating. Default: ${DEFAULT-VALUE}.")
    int starts;

    @Option(names = "--bundle", paramLabel = "DIR",
            description = "An unpacked bundle, whose first frame is to be timed as well.")
    Optional<Path> bundle = Optional.empty();

    @Option(names = "--repo", paramLabel = "DIR", defaultValue = ".",
            description = "Lockstep's repository. Default: the current folder.")
    Path repository;

    @Option(names = "--idle", paramLabel = "SECONDS", defaultValue = "60",
            description = "How long to watch it idle. Default: ${DEFAULT-VALUE}.")
    int idle;

    @Option(names = "--day", description = "Also look for a simulated day at a real repository and real services, and"
            + " weigh what is alive after each hour.")
    boolean day;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "2000",
            description = "Keypresses. Default: ${DEFAULT-VALUE}.")
    int keys;

    public static void main(String... args) {
        System.exit(new CommandLine(new TuiBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isExecutable(repository.resolve("jbang"))) {
            throw new ParameterException(spec.commandLine(), "there is no ./jbang in " + repository + "; use --repo");
        }
        if (starts < 1) {
            throw new ParameterException(spec.commandLine(), "--starts is " + starts + "; give 1 or more");
        }
        System.out.println("| what | measured |\n| --- | --- |");
        new FirstFrame(repository.toRealPath(), bundle.map(Path::toAbsolutePath), starts)
                .lines().forEach(System.out::println);
        if (firstFrame) {
            return 0;
        }
        new KeyRace(keys).lines().forEach(System.out::println);
        new ProcessWatch(idle).lines().forEach(System.out::println);
        if (day) {
            SimulatedDay.run(SimulatedDay.POLLS, true).lines().forEach(System.out::println);
        }
        return 0;
    }
}
