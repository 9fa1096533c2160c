package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.record.journal.Intent;
import lockstep.record.journal.RollbackIntent;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.Mover;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackWish;
import lockstep.release.workflow.WorkflowListener;

/** Rolls back: decides, asks for approval, moves by force and lease, waits, smokes, records. */
public record RollbackCommand(Console console, SiteOptions options) {

    /** @param approve whether the approval was given beforehand */
    public ExitCode rollBack(
            Optional<Sha> target, String trigger, String notes, boolean approve, boolean acceptUnverified,
            boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            WorkflowListener listener = new DeskListener(console);
            Rollback rollback = new Rollback(site, listener);
            RollbackWish wish = wish(site, target, trigger, notes, acceptUnverified);
            Move move = rollback.plan(rollback.examine(wish), wish);
            if (dryRun) {
                DryRun.lines(move, site.repository().branches().evidence())
                        .forEach(line -> console.out().println(theme().show(line)));
                return ExitCode.DONE;
            }
            if (!approve) {
                options.confirmation(console).require(
                        "release will be moved BACK, by force, to " + move.release().to() + ".",
                        move.release().to().abbreviated(),
                        "--approve");
            }
            return finish(site, listener, new Mover(site, listener).push(move), false);
        }
    }

    /** As part of a promotion that failed and asked for it. */
    ExitCode rollBack(ReleaseSite site, Optional<Sha> target, String trigger, String notes, boolean acceptUnverified) {
        WorkflowListener listener = new DeskListener(console);
        Rollback rollback = new Rollback(site, listener);
        RollbackWish wish = wish(site, target, trigger, notes, acceptUnverified);
        return finish(
                site, listener, new Mover(site, listener).push(rollback.plan(rollback.examine(wish), wish)), false);
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            WorkflowListener listener = new DeskListener(console);
            Intent open = new Finish(console, site, listener, theme()).open(RollbackIntent.class, "rollback-release");
            return finish(site, listener, open, giveUp);
        }
    }

    private static RollbackWish wish(
            ReleaseSite site, Optional<Sha> target, String trigger, String notes, boolean acceptUnverified) {
        Operator approver = site.operator();
        return new RollbackWish(target, trigger, Optional.of(approver), acceptUnverified, notes);
    }

    private ExitCode finish(ReleaseSite site, WorkflowListener listener, Intent intent, boolean giveUp) {
        Finish finish = new Finish(console, site, listener, theme());
        return finish.tell(finish.finish(intent, giveUp));
    }

    private Theme theme() {
        return console.theme(options.refusesColour());
    }
}
