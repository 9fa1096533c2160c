///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Promotes the staging-tested commit to production, by evidence.
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
//SOURCES lockstep/commands/canary/package-info.java
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
//SOURCES lockstep/release/watch/package-info.java
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
//SOURCES lockstep/suites/exposure/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.commands.canary.WatchCommand;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.move.DeclarationOptions;
import lockstep.commands.move.MoveOptions;
import lockstep.commands.move.PromoteCommand;
import lockstep.commands.move.ResumeRule;
import lockstep.commands.site.CommitOption;
import lockstep.commands.site.ConfirmedSiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promote-release",
        description = {
            "Moves release forward to the commit that passed on staging, waits until production runs it, runs the "
                    + "smoke test, and records the result.",
            "Without a commit: the head of main.",
            "Refuses unless the recorded evidence supports it, and lists every reason with its rule in docs/policy.md.",
            "If you declare nothing: class A, the surfaces that the change touches, rollback-release as the plan.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang promote-release --dry-run",
            "  jbang promote-release v1.2.3",
            "  jbang promote-release --sha $(git rev-parse origin/main)",
            "  jbang promote-release --resume",
        })
public class PromoteRelease implements Door {

    @Mixin
    ConfirmedSiteOptions site;

    @Mixin
    DeclarationOptions declaration;

    @Mixin
    CommitOption commit;

    @Option(names = "--auto-rollback",
            description = "Roll back to the last known good commit if the production smoke test ran and did not pass. "
                    + "Not where production never runs the commit (24): resume that, or give it up.")
    boolean autoRollback;

    @Option(names = "--watch", paramLabel = "DURATION",
            description = "Afterwards, watch production for this long, as watch-release does.")
    Optional<String> watch = Optional.empty();

    @Mixin
    MoveOptions move;

    public static void main(String... args) {
        Cli.main(new PromoteRelease(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (move.json && watch.isPresent()) {
            throw new UsageError("--json cannot be combined with --watch",
                    "Run `watch-release --json` afterwards.");
        }
        Optional<Duration> watching = watch.map(Durations::parse);
        move.requireSense();
        if (move.resume) {
            ResumeRule.requireNone("commit", commit.isGiven());
            declaration.given().forEach((name, given) -> ResumeRule.requireNone(name, given));
        }
        PromoteCommand command = new PromoteCommand(console, site, declaration, autoRollback, move.json);
        ExitCode exit = move.resume ? command.resume(move.giveUp) : command.promote(commit.commit(), move.dryRun);
        return watching.isEmpty() || move.dryRun || exit != ExitCode.DONE
                ? exit
                : new WatchCommand(console, site, autoRollback, false, false).watch(watching, Optional.empty());
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
