///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Says where everything stands: branches, live revisions, what is open, what is good.
//SOURCES lockstep/attestation/package-info.java
//SOURCES lockstep/audit/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/deploy/package-info.java
//SOURCES lockstep/desk/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/git/package-info.java
//SOURCES lockstep/host/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/journal/package-info.java
//SOURCES lockstep/log/package-info.java
//SOURCES lockstep/policy/package-info.java
//SOURCES lockstep/release/package-info.java
//SOURCES lockstep/remote/package-info.java
//SOURCES lockstep/report/package-info.java
//SOURCES lockstep/revision/package-info.java
//SOURCES lockstep/run/package-info.java
//SOURCES lockstep/signature/package-info.java
//SOURCES lockstep/suites/package-info.java
//SOURCES lockstep/text/package-info.java
//SOURCES lockstep/variables/package-info.java
//SOURCES lockstep/verification/package-info.java
//SOURCES lockstep/workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
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
