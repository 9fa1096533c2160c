///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Lists, shows, verifies, exports and adopts the release log.
//SOURCES lockstep/attestation/package-info.java
//SOURCES lockstep/audit/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/deploy/package-info.java
//SOURCES lockstep/desk/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/export/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/git/package-info.java
//SOURCES lockstep/host/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/journal/package-info.java
//SOURCES lockstep/log/package-info.java
//SOURCES lockstep/logbook/package-info.java
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

import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.error.ExitCode;
import lockstep.error.UsageError;
import lockstep.logbook.AdoptLog;
import lockstep.logbook.ExportLog;
import lockstep.logbook.ListLog;
import lockstep.logbook.PrintTemplate;
import lockstep.logbook.ShowEntry;
import lockstep.logbook.VerifyLog;
import picocli.CommandLine.Command;

@Command(
        name = "release-log",
        description = "Reads, verifies and exports the append-only release log on the evidence branch.",
        subcommands = {
            ListLog.class, ShowEntry.class, VerifyLog.class, ExportLog.class, PrintTemplate.class, AdoptLog.class
        },
        footer = {
            "",
            "Examples:",
            "  jbang release-log list",
            "  jbang release-log show 20260122-1000-rc1",
            "  jbang release-log verify",
            "  jbang release-log export --csv > log.csv",
        })
public class ReleaseLog implements Door {

    public static void main(String... args) {
        Cli.main(new ReleaseLog(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        throw new UsageError("no command was given", "Use list, show, verify, export, template or adopt; see --help.");
    }
}
