package lockstep.release.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.RollbackTrigger;

/**
 * What came of watching production. Words are sanitised lines.
 *
 * @param looks how many there were
 * @param watched the commit that all of this is about; empty where it was not known before the last look, or another
 *     was released meanwhile, so that what was measured may be another's
 * @param triggers those that two looks in a row showed; their measurements are what a rollback records
 * @param invalid what makes the promotion invalid
 * @param unknown what the last look, or too many of them, could not measure
 * @param fleeting what was a reason at one look and not at the next
 * @param notLookedAt what no look is for, whatever it shows
 */
public record WatchConclusion(
        int looks, Optional<Sha> watched, Set<RollbackTrigger> triggers, List<String> measured, List<String> invalid,
        List<String> unknown, List<String> fleeting, List<String> notLookedAt) {

    public WatchConclusion {
        triggers = Set.copyOf(triggers);
        measured = List.copyOf(measured);
        invalid = List.copyOf(invalid);
        unknown = List.copyOf(unknown);
        fleeting = List.copyOf(fleeting);
        notLookedAt = List.copyOf(notLookedAt);
    }

    /** Nothing bad seen is a pass only where something was seen. */
    public Verdict verdict() {
        if (!triggers.isEmpty() || !invalid.isEmpty()) {
            return Verdict.FAIL;
        }
        return looks == 0 || !unknown.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    public boolean wantsRollback() {
        return !triggers.isEmpty();
    }

    /** The triggers in the policy's words. */
    public String trigger() {
        return RollbackTrigger.inWords(triggers);
    }
}
