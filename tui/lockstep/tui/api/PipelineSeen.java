package lockstep.tui.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.release.pipeline.ApprovalStanding;

/**
 * What a commit has of what a promotion needs, and what it lacks.
 *
 * @param shown its version, where it has one, and its SHA
 * @param reasons what speaks against it, requirements included
 * @param unready what the configuration lacks to ask an environment
 * @param promotableAt when it may be promoted if nothing else happens; empty where more than time is missing
 * @param needsOneMoreRun whether it takes one more passing staging run until then
 * @param freezes the times in which nothing new goes out
 * @param declared as what it was asked about; empty for class A, where nothing was declared
 */
public record PipelineSeen(
        Sha commit, String shown, List<Assessment> requirements, List<Reason> reasons,
        List<Lack> unready, List<ApprovalStanding> approvals, Optional<Instant> promotableAt, boolean needsOneMoreRun,
        List<FreezeWindow> freezes, Optional<Declared> declared) {

    public PipelineSeen {
        requirements = List.copyOf(requirements);
        reasons = List.copyOf(reasons);
        unready = List.copyOf(unready);
        approvals = List.copyOf(approvals);
        freezes = List.copyOf(freezes);
    }

    /**
     * What no rule is about.
     *
     * @param of the configuration, or what else it is that lacks something
     * @param remedy what to do
     */
    public record Lack(String of, String words, String remedy) {}

    /** The first approval that is missing. */
    public Optional<ApprovalStanding> unapproved() {
        return approvals.stream().filter(one -> one.has().size() < one.needed()).findFirst();
    }
}
