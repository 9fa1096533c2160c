package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.KnownGood;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.workflow.Completion;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.Mover;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionWish;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.StandingReader;
import lockstep.release.workflow.WorkflowListener;

/** Promotes: decides, asks, moves, waits, smokes, records; rolls back where that was asked for. */
public record PromoteCommand(
        Console console, SiteOptions options, DeclarationOptions declaration, boolean autoRollback) {

    public ExitCode promote(Optional<Sha> candidate, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            WorkflowListener listener = new DeskListener(console);
            PromotionWish wish = new PromotionWish(
                    candidate, declaration.declaration(), declaration.unverified(site.operator()),
                    declaration.drift(site.operator()), declaration.notes);
            Promotion promotion = new Promotion(site, listener);
            Move move = promotion.plan(promotion.examine(wish), wish);
            if (dryRun) {
                DryRun.lines(move, site.repository().branches().evidence())
                        .forEach(line -> console.out().println(theme().show(line)));
                return ExitCode.DONE;
            }
            options.confirmation(console).require(
                    "Production will be moved to " + move.release().to() + ".", move.release().to().abbreviated());
            return finish(site, listener, new Mover(site, listener).push(move), false);
        }
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            WorkflowListener listener = new DeskListener(console);
            Finish finish = new Finish(console, site, listener, theme());
            Intent open = finish.open(PromotionIntent.class, "promote-release");
            return ended(site, finish, finish.resume(open, giveUp));
        }
    }

    private ExitCode finish(ReleaseSite site, WorkflowListener listener, Intent intent, boolean giveUp) {
        Finish finish = new Finish(console, site, listener, theme());
        return ended(site, finish, finish.finish(intent, giveUp));
    }

    private ExitCode ended(ReleaseSite site, Finish finish, Completion.Done done) {
        Intent intent = done.intent();
        ExitCode exit = finish.tell(done);
        if (done.outcome().isEmpty() || done.verdict() == Verdict.PASS) {
            return exit;
        }
        String trigger = Finish.trigger(done);
        Optional<KnownGood> good = lastGood(site, intent);
        if (good.isEmpty()) {
            console.out().println("No good commit to go back to is known; see `release-log list`.");
        } else if (autoRollback) {
            console.out().println("Rolling back to " + good.get().sha() + ", as --auto-rollback asks.");
            new RollbackCommand(console, options).rollBack(
                    site, Optional.of(good.get().sha()), trigger, "auto-rollback of " + intent.id(),
                    intent.unverifiedAccepted());
        } else {
            console.out().println(theme().show(
                    "To go back: rollback-release --to " + good.get().sha()
                            + " --trigger '" + trigger.replace("'", "") + "'"));
        }
        return exit;
    }

    /** What failed is recorded by now: that the remote cannot be read just here must not hide it. */
    private static Optional<KnownGood> lastGood(ReleaseSite site, Intent intent) {
        try {
            return new StandingReader(site, WorkflowListener.silent()).read()
                    .journal().history().lastGoodOtherThan(intent.target());
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private Theme theme() {
        return console.theme(options.refusesColour());
    }
}
