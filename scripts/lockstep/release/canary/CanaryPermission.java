package lockstep.release.canary;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.repository.git.RemoteHeads;

/** Whether a commit may have a part of production's traffic: what the stages before the canary and itself demand. */
@FunctionalInterface
public interface CanaryPermission {

    Answer ask(Sha commit, RemoteHeads heads);

    /**
     * @param refusals every reason why not, each a sanitised line that names its rule; none where it may
     * @param remedy what to do about them
     * @param approvals the digests of the approvals that the canary uses up
     */
    record Answer(List<String> refusals, String remedy, List<String> approvals) {

        public Answer {
            refusals = List.copyOf(refusals);
            approvals = List.copyOf(approvals);
        }

        public static Answer allowed() {
            return new Answer(List.of(), "", List.of());
        }
    }
}
