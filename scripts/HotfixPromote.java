///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Promotes an urgent fix by approvals of several people, staging owed.
//SOURCES lockstep/analysis/canary/package-info.java
//SOURCES lockstep/analysis/counts/package-info.java
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
//SOURCES lockstep/commands/change/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/config/package-info.java
//SOURCES lockstep/commands/move/package-info.java
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
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/journal/package-info.java
//SOURCES lockstep/record/layout/package-info.java
//SOURCES lockstep/record/log/package-info.java
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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.move.DeclarationOptions;
import lockstep.commands.move.PromoteCommand;
import lockstep.commands.site.CommitOption;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.policy.requirement.Handle;
import lockstep.release.workflow.HotfixRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "hotfix-promote",
        description = {
            "Promotes an urgent fix: fewer stages, more people. It need not be on main yet.",
            "Needs the approvals of pipeline.hotfix, recorded by approve-release --action hotfix; each says what is "
                    + "skipped.",
            "After --skip-staging nothing else is promoted until the fix is on main and has passed staging. The "
                    + "production smoke is never skipped. promote-release --resume finishes one that was interrupted.",
        },
        footer = {"", "Examples:",
            "  jbang hotfix-promote v1.2.4 --skip-staging --approver1 @anna --approver2 @omar",
            "  jbang hotfix-promote v1.2.4 --skip-staging --dry-run"})
public class HotfixPromote implements Door {

    @Mixin
    ConfirmedSiteOptions site;

    @Mixin
    DeclarationOptions declaration;

    @Mixin
    CommitOption commit;

    @Option(names = "--skip-staging",
            description = "Skip staging for now; it has to pass afterwards. Every approval has to say so.")
    boolean skipStaging;

    @Option(names = "--skip-canary", description = "Skip the canary. Every approval has to say so.")
    boolean skipCanary;

    @Option(names = "--approver1", paramLabel = "@NAME",
            description = "Refuse unless this person has approved. This approves nothing.")
    Optional<String> first = Optional.empty();

    @Option(names = "--approver2", paramLabel = "@NAME",
            description = "Refuse unless this second person has approved too. This approves nothing.")
    Optional<String> second = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would be moved and written, byte for byte, and do nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document (lockstep/release-move/v1) on stdout.")
    boolean json;

    public static void main(String... args) {
        Cli.main(new HotfixPromote(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        List<Handle> approvers = Stream.of(first, second).flatMap(Optional::stream).map(Handle::new).toList();
        return new PromoteCommand(console, site, declaration, false, json).promote(
                Optional.of(commit.required()), Optional.of(new HotfixRequest(skipStaging, skipCanary, approvers)),
                dryRun);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
