///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Measures the terminal UI: first frame, keypresses, bytes, idle CPU, memory.
//SOURCES ../tui/../scripts/lockstep/attestation/package-info.java
//SOURCES ../tui/../scripts/lockstep/audit/package-info.java
//SOURCES ../tui/../scripts/lockstep/certify/package-info.java
//SOURCES ../tui/../scripts/lockstep/change/package-info.java
//SOURCES ../tui/../scripts/lockstep/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/cli/package-info.java
//SOURCES ../tui/../scripts/lockstep/config/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/package-info.java
//SOURCES ../tui/../scripts/lockstep/deploy/package-info.java
//SOURCES ../tui/../scripts/lockstep/desk/package-info.java
//SOURCES ../tui/../scripts/lockstep/drills/package-info.java
//SOURCES ../tui/../scripts/lockstep/error/package-info.java
//SOURCES ../tui/../scripts/lockstep/evidence/package-info.java
//SOURCES ../tui/../scripts/lockstep/failure/package-info.java
//SOURCES ../tui/../scripts/lockstep/gate/package-info.java
//SOURCES ../tui/../scripts/lockstep/git/package-info.java
//SOURCES ../tui/../scripts/lockstep/governor/package-info.java
//SOURCES ../tui/../scripts/lockstep/host/package-info.java
//SOURCES ../tui/../scripts/lockstep/http/package-info.java
//SOURCES ../tui/../scripts/lockstep/journal/package-info.java
//SOURCES ../tui/../scripts/lockstep/limits/package-info.java
//SOURCES ../tui/../scripts/lockstep/log/package-info.java
//SOURCES ../tui/../scripts/lockstep/logcheck/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/package-info.java
//SOURCES ../tui/../scripts/lockstep/rehearsal/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/package-info.java
//SOURCES ../tui/../scripts/lockstep/remote/package-info.java
//SOURCES ../tui/../scripts/lockstep/report/package-info.java
//SOURCES ../tui/../scripts/lockstep/revision/package-info.java
//SOURCES ../tui/../scripts/lockstep/run/package-info.java
//SOURCES ../tui/../scripts/lockstep/signature/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/package-info.java
//SOURCES ../tui/../scripts/lockstep/text/package-info.java
//SOURCES ../tui/../scripts/lockstep/variables/package-info.java
//SOURCES ../tui/../scripts/lockstep/verification/package-info.java
//SOURCES ../tui/../scripts/lockstep/workflow/package-info.java
//SOURCES ../tui/ReleaseTui.java
//SOURCES ../tui/lockstep/tui/app/package-info.java
//SOURCES ../tui/lockstep/tui/canvas/package-info.java
//SOURCES ../tui/lockstep/tui/control/package-info.java
//SOURCES ../tui/lockstep/tui/desk/package-info.java
//SOURCES ../tui/lockstep/tui/keys/package-info.java
//SOURCES ../tui/lockstep/tui/model/package-info.java
//SOURCES ../tui/lockstep/tui/screen/package-info.java
//SOURCES ../tui/lockstep/tui/site/package-info.java
//SOURCES ../tui/lockstep/tui/view/package-info.java
//SOURCES cli/package-info.java
//SOURCES house/package-info.java
//SOURCES sources/package-info.java
//SOURCES tui/package-info.java
//SOURCES tuibench/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tests.tuibench.KeyRace;
import tests.tuibench.ProcessWatch;

@Command(
        name = "tui-bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the terminal UI in tmux at 80x24: first frame, keypress to last byte with a log of 10,000 entries,",
            "bytes while idle and while gates run, CPU while idle, resident memory. Prints a Markdown table.",
        },
        footer = {"", "Example:", "  ./jbang tui-bench --idle 60"})
public class TuiBench implements Callable<Integer> {

    @Option(names = "--idle", paramLabel = "SECONDS", defaultValue = "60",
            description = "How long to watch it idle. Default: ${DEFAULT-VALUE}.")
    int idle;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "2000",
            description = "Keypresses. Default: ${DEFAULT-VALUE}.")
    int keys;

    public static void main(String... args) {
        System.exit(new CommandLine(new TuiBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("| what | measured |\n| --- | --- |");
        new KeyRace(keys).lines().forEach(System.out::println);
        new ProcessWatch(idle).lines().forEach(System.out::println);
        return 0;
    }
}
