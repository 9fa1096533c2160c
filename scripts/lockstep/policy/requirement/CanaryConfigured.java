package lockstep.policy.requirement;

import java.util.List;

/** A change of class B needs a canary, which a pipeline without one cannot give it: of several services one has one. */
public record CanaryConfigured() implements Requirement {

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        boolean isOfSeveral = !facts.services().isEmpty();
        String key = isOfSeveral ? "services.NAME.canary" : "pipeline.canary";
        String section = isOfSeveral ? key : "pipeline";
        return List.of(Assessment.undecided("canary-passed",
                "a change of class B needs a canary, and lockstep.yaml has no " + key,
                "Promote a commit of class A that configures " + key + ", or give --accept-config " + section
                        + ":REASON; then run a canary. Or take the change of class B out."));
    }
}
