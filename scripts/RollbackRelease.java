///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Moves release back to a known-good commit, and records it.
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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.desk.RollbackCommand;
import lockstep.desk.SiteOptions;
import lockstep.error.ExitCode;
import lockstep.error.UsageError;
import lockstep.release.Sha;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback-release",
        description = "Moves release back to a known-good commit, waits until production runs it, smokes it, records "
                + "it.",
        footer = {
            "",
            "Examples:",
            "  jbang rollback-release --trigger '5xx spike'",
            "  jbang rollback-release --to SHA --trigger 'auth failure' --approve",
            "  jbang rollback-release --resume",
        })
public class RollbackRelease implements Door {

    @Mixin
    SiteOptions site;

    @Option(names = "--to", paramLabel = "SHA",
            description = "Where to go back to. Default: the last known good commit.")
    Optional<String> to = Optional.empty();

    @Option(names = "--trigger", paramLabel = "WORDS", defaultValue = "",
            description = "Why: 5xx spike, DB failure, auth failure, unexpected 429/415 patterns, or your own words.")
    String trigger = "";

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "",
            description = "Short notes for the log: the symptoms.")
    String notes = "";

    @Option(names = "--approve", description = "Approve the forced move beforehand.")
    boolean approve;

    @Option(names = "--accept-unverified",
            description = "Go on where production cannot tell its commit; the record says so.")
    boolean acceptUnverified;

    @Option(names = "--dry-run", description = "Show what would be moved and written, byte for byte, and do nothing.")
    boolean dryRun;

    @Option(names = "--resume", description = "Finish a rollback that was begun here or elsewhere.")
    boolean resume;

    @Option(names = "--give-up", description = "With --resume: record it as partial instead of waiting any longer.")
    boolean giveUp;

    public static void main(String... args) {
        Cli.main(new RollbackRelease(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (resume && dryRun) {
            throw new UsageError("--resume goes on with what was begun, and cannot be tried dry",
                    "See `status` for what is open.");
        }
        if (giveUp && !resume) {
            throw new UsageError("--give-up is about a rollback that is open", "Use --resume --give-up.");
        }
        RollbackCommand command = new RollbackCommand(console, site);
        return resume
                ? command.resume(giveUp)
                : command.rollBack(to.map(Sha::parse), trigger, notes, approve, acceptUnverified, dryRun);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
