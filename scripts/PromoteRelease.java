///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Promotes the staging-tested commit to production, by evidence.
//SOURCES lockstep/desk/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.release.DeclarationOptions;
import lockstep.commands.release.PromoteCommand;
import lockstep.commands.release.SiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promote-release",
        description = {
            "Fast-forwards release to the staging-tested commit, waits until production runs it, smokes it, records "
                    + "it.",
            "Refuses, with all reasons, what the evidence does not carry.",
            "What is not declared of the change: class A, the surfaces that it touches, rollback-release as the plan.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang promote-release --dry-run",
            "  jbang promote-release --sha $(git rev-parse origin/main)",
            "  jbang promote-release --resume",
        })
public class PromoteRelease implements Door {

    @Mixin
    SiteOptions site;

    @Mixin
    DeclarationOptions declaration;

    @Option(names = "--sha", paramLabel = "SHA", description = "The commit to promote. Default: the head of main.")
    Optional<String> sha = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would be moved and written, byte for byte, and do nothing.")
    boolean dryRun;

    @Option(names = "--resume", description = "Finish a promotion that was begun here or elsewhere.")
    boolean resume;

    @Option(names = "--give-up", description = "With --resume: record the failure instead of waiting any longer.")
    boolean giveUp;

    @Option(names = "--auto-rollback",
            description = "Roll back to the last known good commit if production is not well.")
    boolean autoRollback;

    public static void main(String... args) {
        Cli.main(new PromoteRelease(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (resume && dryRun) {
            throw new UsageError("--resume goes on with what was begun, and cannot be tried dry",
                    "See `status` for what is open.");
        }
        if (resume && sha.isPresent()) {
            throw new UsageError("--resume goes on with what was begun, whatever --sha says", "Leave out --sha.");
        }
        if (giveUp && !resume) {
            throw new UsageError("--give-up is about a promotion that is open", "Use --resume --give-up.");
        }
        PromoteCommand command = new PromoteCommand(console, site, declaration, autoRollback);
        return resume ? command.resume(giveUp) : command.promote(sha.map(Sha::parse), dryRun);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
