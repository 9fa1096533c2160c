package lockstep.tui.state;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.tui.api.MovePhase;

/**
 * What is going on just now; one thing at a time.
 *
 * @param id tells it from earlier ones: what those still report is not heard any more
 * @param target of a promotion or rollback, where it goes
 * @param stage of a promotion or rollback, how far it is
 * @param until when waiting for production ends
 * @param words what it said last
 * @param stopping whether the operator ended it: what it found so far counts for nothing
 */
public record Operation(
        long id, Kind kind, String title, Optional<Sha> target, Instant began, Optional<MovePhase> stage,
        Optional<Instant> until, String words, boolean stopping) {

    /** What there is to do. */
    public enum Kind {
        GATES, RECORD, JUDGE, PROMOTE, ROLLBACK, RESUME, VERIFY, DRILL, APPROVE, ABORT, PAUSE, REHEARSE, COMMAND;

        /** Whether leaving it half-way matters: branches are being moved, or are to be recorded. */
        public boolean movesProduction() {
            return this == PROMOTE || this == ROLLBACK || this == RESUME;
        }

        /** Whether something of it may have been pushed, however it ended. */
        public boolean records() {
            return movesProduction() || this == RECORD || this == APPROVE || this == PAUSE;
        }

        /** Whether it can be ended at once and nothing is left of it. */
        public boolean canBeStopped() {
            return this == GATES || this == DRILL || this == COMMAND || isOnlyHeard();
        }

        /** Whether it changes nothing, so that nobody has to wait until it has really ended. */
        public boolean isOnlyHeard() {
            return this == VERIFY;
        }
    }

    /** Whether it moved production and now only waits until that runs the commit: anybody can go on with it. */
    public boolean isWaiting() {
        return kind.movesProduction() && stage.filter(MovePhase.DEPLOYING::equals).isPresent() && until.isPresent();
    }

    /** Whether it can be ended now. */
    public boolean canBeStopped() {
        return kind.canBeStopped() || isWaiting();
    }

    public static Operation begin(long id, Kind kind, String title, Instant now) {
        return new Operation(
                id, kind, title, Optional.empty(), now, Optional.empty(), Optional.empty(), "", false);
    }

    public Operation to(Optional<Sha> commit) {
        return new Operation(id, kind, title, commit, began, stage, until, words, stopping);
    }

    /** To stop waiting for what is there is no wish any more: what fails from now on fails. */
    public Operation reached(MovePhase next, String said) {
        return new Operation(id, kind, title, target, began, Optional.of(next), Optional.empty(), said,
                stopping && kind.canBeStopped());
    }

    /** What it does now. */
    public Operation told(String said) {
        return new Operation(id, kind, title, target, began, stage, until, said, stopping);
    }

    public Operation waiting(Instant end, String said) {
        return new Operation(id, kind, title, target, began, stage, Optional.of(end), said, stopping);
    }

    public Operation stopped() {
        return new Operation(id, kind, title, target, began, stage, until, words, true);
    }
}
