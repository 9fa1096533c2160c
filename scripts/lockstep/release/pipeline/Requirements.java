package lockstep.release.pipeline;

import java.util.List;
import java.util.function.Predicate;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.ApprovalChoice;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.Requirement;
import lockstep.release.pipeline.PipelineReader.Read;

/** Holds a commit to a list of requirements. Who has a role is read from the configuration that counts. */
public record Requirements(List<Requirement> list) {

    public Requirements {
        list = List.copyOf(list);
    }

    /** Everything that they say, what does not hold among it. */
    public List<Assessment> assess(Read read) {
        return list.stream()
                .map(one -> counting(one, read))
                .flatMap(one -> one.assess(read.facts()).stream())
                .toList();
    }

    /** The digests of the approvals that the move uses up: no more than it needs. */
    public List<String> consumed(Read read) {
        return consumed(read, approval -> false);
    }

    /** @param named those that are used before others */
    public List<String> consumed(Read read, Predicate<Approval> named) {
        List<Approved> asked = list.stream()
                .map(one -> counting(one, read))
                .filter(Approved.class::isInstance)
                .map(Approved.class::cast)
                .toList();
        return new ApprovalChoice(asked, read.facts()).digests(named);
    }

    private static Requirement counting(Requirement one, Read read) {
        return one instanceof Approved approved ? read.ofMembers(approved) : one;
    }
}
