///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Smokes a service: health, db health, identity, chat, wrong content type.
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/http/package-info.java
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

import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.error.ExitCode;
import lockstep.release.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "smoke-api-chat",
        description = {
            "Smokes a service with five requests: health, db health, whoami, chat \"hi\", "
                    + "chat with a wrong content type.",
            "Without a mode the rules of staging hold: an unexpected 429 is inconclusive, not a failure.",
        },
        footer = {
            "",
            "Examples:",
            "  BASE=https://staging.example jbang smoke-api-chat",
            "  jbang smoke-api-chat --mode prod --base https://prod.example --json",
        })
public class SmokeApiChat implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    public static void main(String... args) {
        Cli.main(new SmokeApiChat(), args);
    }

    @Override
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        return new GateCommand(console, target, output)
                .run((catalog, mode) -> catalog.smoke(), Optional.of(Mode.STAGING));
    }
}
