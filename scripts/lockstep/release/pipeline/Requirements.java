package lockstep.release.pipeline;

import java.util.List;
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

    /** The digests of the approvals that the move uses up. */
    public List<String> consumed(Read read) {
        return list.stream()
                .map(one -> counting(one, read))
                .filter(Approved.class::isInstance)
                .flatMap(one -> ((Approved) one).consumed(read.facts()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Requirement counting(Requirement one, Read read) {
        return one instanceof Approved approved ? approved.of(read.inForce().members(approved.role())) : one;
    }
}
