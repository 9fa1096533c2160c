package lockstep.policy.requirement;

import java.util.List;

/** A change of class B needs a canary, which a pipeline without one cannot give it. */
public record CanaryConfigured() implements Requirement {

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        return List.of(Assessment.undecided("canary-passed",
                "a change of class B needs a canary, and lockstep.yaml has no pipeline.canary",
                "Promote a commit of class A that configures pipeline.canary, or give --accept-config pipeline:REASON;"
                        + " then run a canary. Or take the change of class B out."));
    }
}
