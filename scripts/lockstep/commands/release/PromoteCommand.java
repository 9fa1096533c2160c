package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CommitName;
import lockstep.base.release.ReleaseId;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.Verdict;
import lockstep.release.service.Conclusion;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.workflow.HotfixWish;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.PromotionWish;
import lockstep.release.site.ReleaseSite;

/** Promotes: decides, asks, moves, waits, smokes, records; rolls back where that was asked for. */
public record PromoteCommand(
        Console console, SiteOptions options, DeclarationOptions declaration, boolean autoRollback) {

    public ExitCode promote(Optional<CommitName> candidate, boolean dryRun) {
        return promote(candidate, Optional.empty(), dryRun);
    }

    /** @param hotfix where it goes the shorter way */
    public ExitCode promote(Optional<CommitName> candidate, Optional<HotfixWish> hotfix, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            Move move = service.plan(new PromotionWish(
                    candidate, declaration.declaration(), declaration.unverified(site.operator()),
                    declaration.drift(site.operator()),
                    declaration.config.accepted(site.operator()), declaration.notes, hotfix));
            if (dryRun) {
                DryRun.lines(move, site.repository().branches().evidence())
                        .forEach(line -> console.out().println(theme().show(line)));
                return ExitCode.DONE;
            }
            options.confirmation(console).require(
                    "Production will be moved to " + move.release().to() + ".", move.release().to().abbreviated());
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return ended(service, service.carryOut(move));
            }
        }
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return ended(service, service.resume(Optional.of(ReleaseId.Kind.PROMOTION), giveUp));
            }
        }
    }

    private ExitCode ended(ReleaseService service, Conclusion conclusion) {
        Telling telling = new Telling(console, theme());
        ExitCode exit = telling.of(conclusion);
        if (conclusion.outcome().isEmpty() || conclusion.verdict() == Verdict.PASS) {
            return exit;
        }
        Optional<RollbackAdvice> advice = service.advice(conclusion);
        if (advice.isEmpty()) {
            console.out().println("No good commit to go back to is known; see `release-log list`.");
        } else if (autoRollback) {
            console.out().println("Rolling back to " + advice.get().target() + ", as --auto-rollback asks.");
            telling.of(service.takeBack(conclusion, advice.get()));
        } else {
            console.out().println(theme().show("To go back: " + advice.get().command()));
        }
        return exit;
    }

    private Theme theme() {
        return console.theme(options.refusesColour());
    }
}
