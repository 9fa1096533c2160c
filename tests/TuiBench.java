///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Measures the terminal UI: first frame, keypresses, bytes, idle CPU, memory.
//SOURCES tuibench/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tests.bench.tui.KeyRace;
import tests.bench.tui.ProcessWatch;

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
