package lockstep.release.service;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.release.canary.CanaryHandover;
import lockstep.release.canary.HandedBack;
import lockstep.release.canary.OvertakenCanary;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PlannedPush;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.ReleaseRollout;

/** Carries out a move from its push to its outcome, and knows all the while what is true if the process ends. */
final class MoveExecution {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private volatile Optional<LockstepError> unfinished = Optional.empty();

    MoveExecution(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /** Empty unless {@code release} began to move and no outcome is recorded. */
    Optional<LockstepError> unfinished() {
        return unfinished;
    }

    /** What is true if the process ends before the next move. */
    void owes(LockstepError word) {
        unfinished = Optional.of(word);
    }

    void owesNothing() {
        unfinished = Optional.empty();
    }

    MoveResult carryOut(PushPlan move) {
        DecisionAge.require(move.intent(), site.clock().instant());
        PlannedPush mover = new PlannedPush(siteOf(move.intent()), listener);
        Sha record = written(mover, move);
        unfinished = Optional.of(Unfinished.whileMoving(move, "interrupted"));
        try {
            mover.push(move, record);
        } catch (LockstepError e) {
            unfinished = Optional.empty();
            throw e instanceof PartlyDone known ? known.about(move.intent().id().toString()) : e;
        } catch (RuntimeException | Error e) {
            unfinished = Optional.empty();
            throw Unfinished.whileMoving(move, String.valueOf(e.getMessage()));
        }
        return finish(move.intent(), false);
    }

    private static Sha written(PlannedPush mover, PushPlan move) {
        try {
            return mover.write(move);
        } catch (UncheckedIOException e) {
            throw new NotVerified(
                    "the record of " + move.intent().id() + " cannot be stored: " + e.getMessage()
                            + "; nothing was changed",
                    "Check the disk and the clone, then try again.", e);
        }
    }

    /** Waits for production, smokes it, records the outcome; gives canaries their traffic back. */
    MoveResult finish(Intent intent, boolean giveUp) {
        unfinished = Optional.of(Unfinished.after(
                intent, site.branchesInWords().production(), "the command was interrupted", "", null));
        try {
            CanaryHandover handover = new CanaryHandover(siteOf(intent), listener, intent);
            MoveResult ended = MoveResult.of(
                    site.branchesInWords().production(),
                    new ReleaseRollout(siteOf(intent), listener, handover::takeOff).finish(intent, giveUp));
            MoveResult done = ended.endsCanaries() ? ended.with(handBack(intent, handover)) : ended;
            unfinished = Optional.empty();
            return done.naming(overtaken(intent));
        } catch (RuntimeException | Error e) {
            throw Unfinished.after(intent, site.branchesInWords().production(), e);
        } finally {
            unfinished = Optional.empty();
        }
    }

    /** The release is done by then: what cannot be read of others changes nothing of it. */
    private List<OvertakenCanary> overtaken(Intent intent) {
        try {
            return OvertakenCanary.after(siteOf(intent), intent);
        } catch (RuntimeException e) {
            listener.step(OvertakenCanary.unread(e));
            return List.of();
        }
    }

    private ReleaseSite siteOf(Intent intent) {
        return intent.id().kind() == ReleaseId.Kind.ROLLBACK ? site.hurrying(listener::step) : site;
    }

    private List<HandedBack> handBack(Intent intent, CanaryHandover handover) {
        unfinished = Optional.empty();
        try {
            List<CanaryView> open = handover.open();
            if (!open.isEmpty()) {
                unfinished = Optional.of(Unfinished.withCanary(intent, "interrupted", null));
            }
            return handover.giveBack(open);
        } catch (RuntimeException | Error e) {
            throw Unfinished.withCanary(intent, String.valueOf(e.getMessage()), e);
        }
    }
}
