package lockstep.policy.requirement;

import java.util.List;

/** Something that a commit has to have before it passes a stage. */
public interface Requirement {

    /** Everything that it says, at least one; all that is missing at once. */
    List<Assessment> assess(PipelineFacts facts);
}
