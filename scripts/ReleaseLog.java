///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Lists, shows, verifies, exports and adopts the release log.
//SOURCES lockstep/logbook/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.log.AdoptLog;
import lockstep.commands.log.ExportLog;
import lockstep.commands.log.ListLog;
import lockstep.commands.log.PrintTemplate;
import lockstep.commands.log.ShowEntry;
import lockstep.commands.log.VerifyLog;
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
