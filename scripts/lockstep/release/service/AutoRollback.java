package lockstep.release.service;

import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Takes back a promotion that failed in production, and knows from its failure on what is owed until then. */
record AutoRollback(ReleaseSite site, MovePlanning planning, MoveExecution moving) {

    /** Where to go back to, and for which trigger; empty where no other commit is known to be good. */
    Optional<RollbackAdvice> advice(MoveResult failed) {
        try {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            return RollbackAdvice.of(failed, heads, new JournalAudit(site).report(heads));
        } catch (LockstepError e) {
            // The failure is recorded by now: that the remote cannot be read just here must not hide it.
            return Optional.empty();
        }
    }

    /** Who ends the process before it is taken back leaves production unhealthy, and is told so. */
    void announce(MoveResult failed) {
        moving.owes(RollbackAdvice.interrupted(failed));
    }

    /** There is nowhere to go back to. */
    void renounce() {
        moving.owesNothing();
    }

    /** Whatever goes wrong leaves {@code release} at the failed commit, and says so. */
    MoveResult carryOut(MoveResult failed, RollbackAdvice advice) {
        announce(failed);
        try {
            return moving.carryOut(planning.plan(advice.request(site.operator(), failed.intent())));
        } catch (PartlyDone e) {
            throw e;
        } catch (LockstepError e) {
            throw advice.notDone(failed, e);
        } catch (RuntimeException | Error e) {
            throw advice.notDone(failed, e);
        } finally {
            moving.owesNothing();
        }
    }
}
