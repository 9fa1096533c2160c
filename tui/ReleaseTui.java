///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Walks an operator through the day of a release, in a terminal.
//SOURCES ../scripts/lockstep/attestation/package-info.java
//SOURCES ../scripts/lockstep/audit/package-info.java
//SOURCES ../scripts/lockstep/certify/package-info.java
//SOURCES ../scripts/lockstep/change/package-info.java
//SOURCES ../scripts/lockstep/chat/package-info.java
//SOURCES ../scripts/lockstep/cli/package-info.java
//SOURCES ../scripts/lockstep/config/package-info.java
//SOURCES ../scripts/lockstep/demo/package-info.java
//SOURCES ../scripts/lockstep/deploy/package-info.java
//SOURCES ../scripts/lockstep/desk/package-info.java
//SOURCES ../scripts/lockstep/drills/package-info.java
//SOURCES ../scripts/lockstep/error/package-info.java
//SOURCES ../scripts/lockstep/evidence/package-info.java
//SOURCES ../scripts/lockstep/failure/package-info.java
//SOURCES ../scripts/lockstep/gate/package-info.java
//SOURCES ../scripts/lockstep/git/package-info.java
//SOURCES ../scripts/lockstep/governor/package-info.java
//SOURCES ../scripts/lockstep/host/package-info.java
//SOURCES ../scripts/lockstep/http/package-info.java
//SOURCES ../scripts/lockstep/journal/package-info.java
//SOURCES ../scripts/lockstep/limits/package-info.java
//SOURCES ../scripts/lockstep/log/package-info.java
//SOURCES ../scripts/lockstep/logcheck/package-info.java
//SOURCES ../scripts/lockstep/policy/package-info.java
//SOURCES ../scripts/lockstep/rehearsal/package-info.java
//SOURCES ../scripts/lockstep/release/package-info.java
//SOURCES ../scripts/lockstep/remote/package-info.java
//SOURCES ../scripts/lockstep/report/package-info.java
//SOURCES ../scripts/lockstep/revision/package-info.java
//SOURCES ../scripts/lockstep/run/package-info.java
//SOURCES ../scripts/lockstep/signature/package-info.java
//SOURCES ../scripts/lockstep/suites/package-info.java
//SOURCES ../scripts/lockstep/text/package-info.java
//SOURCES ../scripts/lockstep/variables/package-info.java
//SOURCES ../scripts/lockstep/verification/package-info.java
//SOURCES ../scripts/lockstep/workflow/package-info.java
//SOURCES lockstep/tui/app/package-info.java
//SOURCES lockstep/tui/canvas/package-info.java
//SOURCES lockstep/tui/control/package-info.java
//SOURCES lockstep/tui/desk/package-info.java
//SOURCES lockstep/tui/keys/package-info.java
//SOURCES lockstep/tui/model/package-info.java
//SOURCES lockstep/tui/screen/package-info.java
//SOURCES lockstep/tui/site/package-info.java
//SOURCES lockstep/tui/view/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0 -Djava.awt.headless=true
//RUNTIME_OPTIONS -XX:InitialHeapSize=16m -XX:MaxNewSize=8m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20
//RUNTIME_OPTIONS -XX:-ShrinkHeapInSteps

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.desk.SiteOptions;
import lockstep.error.ExitCode;
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
