///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Moves release back to a known-good commit, and records it.
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
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.move.MoveOptions;
import lockstep.commands.move.ResumeRule;
import lockstep.commands.move.RollbackCommand;
import lockstep.commands.move.RollbackTarget;
import lockstep.commands.site.ConfirmedSiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback-release",
        description = "Moves release back to a known-good commit, waits until production runs it, runs the smoke test, "
                + "and records the result.",
        footer = {
            "",
            "Examples:",
            "  jbang rollback-release --trigger '5xx spike'",
            "  jbang rollback-release production --version=v1.2.2 --trigger 'DB failure'",
            "  jbang rollback-release --to SHA --trigger 'auth failure' --approve NAME",
            "  jbang rollback-release --from SHA --trigger '5xx spike' --approve NAME --yes",
            "  jbang rollback-release --resume",
        })
public class RollbackRelease implements Door {

    @Mixin
    ConfirmedSiteOptions site;

    @Parameters(arity = "0..1", paramLabel = "production", description = "What is rolled back: always production.")
    Optional<String> environment = Optional.empty();

    @Mixin
    RollbackTarget target;

    @Option(names = "--trigger", paramLabel = "WORDS", defaultValue = "",
            description = "Why: 5xx spike, DB failure, auth failure, unexpected 429/415 patterns, or your own words.")
    String trigger = "";

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "",
            description = "Short notes for the log: the symptoms.")
    String notes = "";

    @Option(names = "--approve", paramLabel = "NAME", arity = "0..1", fallbackValue = "",
            description = "Who approves the forced move; the record names them. Without a NAME: the operator.")
    Optional<String> approve = Optional.empty();

    @Option(names = "--accept-unverified",
            description = "Accept that production cannot report its commit; this is recorded.")
    boolean acceptUnverified;

    @Mixin
    MoveOptions move;

    public static void main(String... args) {
        Cli.main(new RollbackRelease(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        move.requireSense();
        RollbackTarget.requireProduction(environment);
        if (move.resume) {
            ResumeRule.requireNone("--to, --from and --version", target.isGiven());
            ResumeRule.requireNone("--trigger", !trigger.isEmpty());
            ResumeRule.requireNone("--notes", !notes.isEmpty());
            ResumeRule.requireNone("--approve", approve.isPresent());
            ResumeRule.requireNone("--accept-unverified", acceptUnverified);
        }
        RollbackCommand command = new RollbackCommand(console, site, move.json);
        return move.resume
                ? command.resume(move.giveUp)
                : command.rollBack(target, trigger, notes, approve, acceptUnverified, move.dryRun);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
