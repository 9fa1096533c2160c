package lockstep.release.canary;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;

/** Whether somebody or something else moved what a canary is judged by: its commit, its weight, or production. */
record MovedByOthers(
        CanaryRig rig, CanaryIntent intent, CanaryLedger ledger, Health health, CanaryWeight given,
        CourseEndings endings) {

    Optional<Ending> commit() {
        return health.otherCommit(intent.commit())
                .map(fault -> endings.before(fault.verdict(), CanaryEnd.Cause.HEALTH, fault.words()));
    }

    Optional<Ending> weight() {
        return given.readOtherwise()
                .map(words -> endings.before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION, words));
    }

    /** Its counts would compare it with two baselines, and a pass say nothing of the one that is left. */
    Optional<Ending> production() {
        return ledger.remote().filter(now -> !now.production().equals(intent.from()))
                .map(now -> endings.before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION,
                        rig.site().branchesInWords().production() + " moved from " + shown(intent.from()) + " to "
                                + shown(now.production()) + " meanwhile, so its counts compare it with two baselines;"
                                + " run it again"));
    }

    private static String shown(Optional<Sha> commit) {
        return commit.map(Sha::abbreviated).orElse("nothing");
    }
}
