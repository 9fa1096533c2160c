///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs the release drills A to I on staging, and guides through the failure drills.
//SOURCES lockstep/programme/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Mode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.Errand;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.gates.DrillOptions;
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
