///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Walks an operator through the day of a release, in a terminal.
//SOURCES lockstep/tui/app/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0 -Djava.awt.headless=true
//RUNTIME_OPTIONS -XX:InitialHeapSize=16m -XX:MaxNewSize=8m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20
//RUNTIME_OPTIONS -XX:-ShrinkHeapInSteps

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.release.SiteOptions;
import lockstep.tui.app.GivenOptions;
import lockstep.tui.app.TuiCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "release-tui",
        description = {
            "Walks you through the day of a release: candidate, staging gates, decision, promotion, production smoke,",
            "log. It resumes where the release stands. Press ? for the keys.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang release-tui --demo",
            "  jbang release-tui --repo ~/src/service",
            "  jbang release-tui --readonly",
        })
public class ReleaseTui implements Door {

    @Spec
    CommandSpec spec;

    @Mixin
    SiteOptions site;

    @Option(names = "--demo", description = "Open on the embedded environment: everything real but the stakes.")
    boolean demo;

    @Option(names = "--fault", paramLabel = "NAME",
            description = "With --demo: break staging in this way; may be repeated.")
    List<String> faults = new ArrayList<>();

    @Option(names = "--readonly", description = "Only look: run no gates, record nothing, move nothing.")
    boolean readonly;

    @Option(names = "--ascii", description = "Use ASCII only. The default where the locale is not UTF-8.")
    boolean ascii;

    @Option(names = "--record", paramLabel = "FILE", description = "Record the session as an asciicast (version 2).")
    Optional<Path> record = Optional.empty();

    @Option(names = "--staging-base", paramLabel = "URL",
            description = "Staging's base URL, instead of the configured one.")
    Optional<String> stagingBase = Optional.empty();

    @Option(names = "--production-base", paramLabel = "URL",
            description = "Production's base URL, instead of the configured one.")
    Optional<String> productionBase = Optional.empty();

    public static void main(String... args) {
        Cli.main(new ReleaseTui(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        TuiCommand command = new TuiCommand(
                console, site, new GivenOptions(spec.commandLine().getParseResult()), readonly, ascii, record);
        return demo ? command.demo(faults) : command.open(stagingBase, productionBase);
    }
}
