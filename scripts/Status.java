///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Says where everything stands: branches, live revisions, what is open, what is good.
//SOURCES lockstep/desk/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.release.SiteOptions;
import lockstep.commands.release.StatusCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says where everything stands: branches, live revisions, drift, what is open, the last good "
                + "commit, evidence.",
        footer = {"", "Examples:", "  jbang status", "  jbang status --repo ~/src/service"})
public class Status implements Door {

    @Mixin
    SiteOptions site;

    public static void main(String... args) {
        Cli.main(new Status(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        return new StatusCommand(console, site).run();
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
