///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Says where everything stands: branches, live revisions, what is open, what is good.
//SOURCES lockstep/desk/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.desk.SiteOptions;
import lockstep.desk.StatusCommand;
import lockstep.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Says where everything stands: branches, live revisions, drift, what is open, the last good commit, evidence.",
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
