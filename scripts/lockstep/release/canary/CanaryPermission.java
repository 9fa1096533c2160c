package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.HotfixCanary;
import lockstep.repository.git.RemoteHeads;

/** Whether a commit may have a part of production's traffic: what the stages before the canary and itself demand. */
@FunctionalInterface
public interface CanaryPermission {

    /** @param skipped the stages that a hotfix leaves out; empty where it is no hotfix */
    Answer ask(Sha commit, RemoteHeads heads, Optional<List<String>> skipped);

    /**
     * Whether one that is open might begin when it did: whoever can push can leave one behind.
     *
     * @param heads where the remote is now
     */
    default Answer askAgain(CanaryIntent open, RemoteHeads heads) {
        return ask(open.commit(), heads, open.hotfix().map(HotfixCanary::skipped));
    }

    /**
     * @param refusals every reason why not, each a sanitised line that names its rule; none where it may
     * @param remedy what to do about them
     * @param approvals the digests of the approvals that the canary uses up
     * @param hotfix what the canary of a hotfix goes by; empty where it is none
     */
    record Answer(List<String> refusals, String remedy, List<String> approvals, Optional<HotfixCanary> hotfix) {

        public Answer {
            refusals = List.copyOf(refusals);
            approvals = List.copyOf(approvals);
        }

        public Answer(List<String> refusals, String remedy, List<String> approvals) {
            this(refusals, remedy, approvals, Optional.empty());
        }

        public static Answer allowed() {
            return new Answer(List.of(), "", List.of());
        }
    }
}
