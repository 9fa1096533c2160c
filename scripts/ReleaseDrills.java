///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs the release drills A to I on staging, and guides through the failure drills.
//SOURCES lockstep/certify/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/cost/package-info.java
//SOURCES lockstep/drills/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/failure/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/limits/package-info.java
//SOURCES lockstep/logcheck/package-info.java
//SOURCES lockstep/programme/package-info.java
//SOURCES lockstep/release/package-info.java
//SOURCES lockstep/report/package-info.java
//SOURCES lockstep/revision/package-info.java
//SOURCES lockstep/run/package-info.java
//SOURCES lockstep/signature/package-info.java
//SOURCES lockstep/suites/package-info.java
//SOURCES lockstep/text/package-info.java
//SOURCES lockstep/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.Errand;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.error.ExitCode;
import lockstep.programme.DrillOptions;
import lockstep.release.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "release-drills",
        description = {
            "Runs the release drills on staging: A health, B identity, C chat, D content type, E invalid JSON, F no "
                    + "text,",
            "G plan limits, H burst, I the log. One after another; a limit that a drill leaves behind is waited out.",
        },
        footer = {
            "",
            "Examples:",
            "  BASE=https://staging.example jbang release-drills --only A,C",
            "  jbang release-drills --base https://staging.example --log-command 'railway logs --json | tail -n 2000'",
            "  jbang release-drills --base https://staging.example --failure database",
        })
public class ReleaseDrills implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    @Mixin
    DrillOptions drills;

    public static void main(String... args) {
        Cli.main(new ReleaseDrills(), args);
    }

    @Override
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        drills.check();
        Errand errand =
                Errand.of((catalog, mode) -> drills.suite(console, catalog.service()), Optional.of(Mode.STAGING))
                .onStagingOnly("Release drills")
                .within(drills.deadline());
        return new GateCommand(console, target, output).run(errand);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.withRefusal();
    }
}
