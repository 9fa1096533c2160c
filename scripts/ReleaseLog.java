///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Lists, shows, verifies, exports and adopts the release log.
//SOURCES lockstep/analysis/canary/package-info.java
//SOURCES lockstep/analysis/counts/package-info.java
//SOURCES lockstep/analysis/delivery/package-info.java
//SOURCES lockstep/analysis/sequential/package-info.java
//SOURCES lockstep/analysis/source/package-info.java
//SOURCES lockstep/base/digest/package-info.java
//SOURCES lockstep/base/error/package-info.java
//SOURCES lockstep/base/files/package-info.java
//SOURCES lockstep/base/json/package-info.java
//SOURCES lockstep/base/process/package-info.java
//SOURCES lockstep/base/release/package-info.java
//SOURCES lockstep/base/text/package-info.java
//SOURCES lockstep/base/trace/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/log/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/commands/site/package-info.java
//SOURCES lockstep/gates/burst/package-info.java
//SOURCES lockstep/gates/declared/package-info.java
//SOURCES lockstep/gates/gate/package-info.java
//SOURCES lockstep/gates/http/package-info.java
//SOURCES lockstep/gates/revision/package-info.java
//SOURCES lockstep/gates/run/package-info.java
//SOURCES lockstep/gates/schema/package-info.java
//SOURCES lockstep/gates/suite/package-info.java
//SOURCES lockstep/policy/change/package-info.java
//SOURCES lockstep/policy/promotion/package-info.java
//SOURCES lockstep/policy/requirement/package-info.java
//SOURCES lockstep/record/approval/package-info.java
//SOURCES lockstep/record/attestation/package-info.java
//SOURCES lockstep/record/audit/package-info.java
//SOURCES lockstep/record/canary/package-info.java
//SOURCES lockstep/record/checkpoint/package-info.java
//SOURCES lockstep/record/document/package-info.java
//SOURCES lockstep/record/events/package-info.java
//SOURCES lockstep/record/evidence/package-info.java
//SOURCES lockstep/record/export/package-info.java
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/journal/package-info.java
//SOURCES lockstep/record/layout/package-info.java
//SOURCES lockstep/record/log/package-info.java
//SOURCES lockstep/record/page/package-info.java
//SOURCES lockstep/record/report/package-info.java
//SOURCES lockstep/record/sets/package-info.java
//SOURCES lockstep/record/signature/package-info.java
//SOURCES lockstep/record/trail/package-info.java
//SOURCES lockstep/record/truth/package-info.java
//SOURCES lockstep/record/verification/package-info.java
//SOURCES lockstep/release/canary/package-info.java
//SOURCES lockstep/release/deploy/package-info.java
//SOURCES lockstep/release/events/package-info.java
//SOURCES lockstep/release/killswitch/package-info.java
//SOURCES lockstep/release/metrics/package-info.java
//SOURCES lockstep/release/pipeline/package-info.java
//SOURCES lockstep/release/reading/package-info.java
//SOURCES lockstep/release/recording/package-info.java
//SOURCES lockstep/release/service/package-info.java
//SOURCES lockstep/release/site/package-info.java
//SOURCES lockstep/release/slo/package-info.java
//SOURCES lockstep/release/traffic/package-info.java
//SOURCES lockstep/release/version/package-info.java
//SOURCES lockstep/release/workflow/package-info.java
//SOURCES lockstep/repository/clone/package-info.java
//SOURCES lockstep/repository/git/package-info.java
//SOURCES lockstep/repository/host/package-info.java
//SOURCES lockstep/repository/remote/package-info.java
//SOURCES lockstep/repository/tree/package-info.java
//SOURCES lockstep/settings/check/package-info.java
//SOURCES lockstep/settings/environment/package-info.java
//SOURCES lockstep/settings/gates/package-info.java
//SOURCES lockstep/settings/notify/package-info.java
//SOURCES lockstep/settings/package-info.java
//SOURCES lockstep/settings/pipeline/package-info.java
//SOURCES lockstep/settings/services/package-info.java
//SOURCES lockstep/settings/sets/package-info.java
//SOURCES lockstep/settings/slo/package-info.java
//SOURCES lockstep/settings/suite/package-info.java
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0
//RUNTIME_OPTIONS -XX:InitialHeapSize=64m -XX:NewSize=32m -XX:MaxNewSize=32m
//RUNTIME_OPTIONS -XX:SurvivorRatio=3 -XX:TargetSurvivorRatio=90

import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.log.AdoptLog;
import lockstep.commands.log.DoraLog;
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
            ListLog.class, ShowEntry.class, VerifyLog.class, ExportLog.class, PrintTemplate.class, AdoptLog.class,
            DoraLog.class
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
        throw new UsageError("no command was given",
                "Use list, show, verify, export, dora, template or adopt; see --help.");
    }
}
