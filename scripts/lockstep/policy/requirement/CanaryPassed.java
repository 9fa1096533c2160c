package lockstep.policy.requirement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Durations;

/** A canary of this commit passed, not long ago, and its record says so by its own numbers. */
public record CanaryPassed(Duration maxAge) implements Requirement {

    private static final String RULE = "canary-passed";
    private static final String REMEDY = "Run request-canary and run-canary.";

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Optional<CanaryResult> canary = facts.canary().filter(result -> result.commit().equals(facts.candidate()));
        if (canary.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "no canary of this commit has ended", REMEDY));
        }
        CanaryResult result = canary.get();
        if (!result.recomputed()) {
            return List.of(Assessment.fail(RULE, "the verdict of canary " + result.id()
                    + " does not follow from the counts that are recorded",
                    "Run release-log verify; run the canary again."));
        }
        if (!result.asConfigured()) {
            return List.of(Assessment.fail(RULE, "canary " + result.id()
                    + " was held to other terms than pipeline.canary has", REMEDY));
        }
        if (result.endedAt().plus(maxAge).isBefore(facts.now())) {
            return List.of(Assessment.fail(RULE, "canary " + result.id() + " ended at " + result.endedAt()
                    + ", more than " + Durations.human(maxAge) + " ago", REMEDY));
        }
        return List.of(judge(result));
    }

    private static Assessment judge(CanaryResult result) {
        String canary = "canary " + result.id();
        return switch (result.verdict()) {
            case PASS -> result.abortedBy()
                    .map(who -> Assessment.fail(RULE, canary + " passed, and was aborted afterwards by " + who,
                            "Ask why; run the canary again."))
                    .orElseGet(() -> Assessment.pass(RULE, canary + " passed at " + result.endedAt()));
            case FAIL -> Assessment.fail(RULE, canary + " failed", "Fix what it showed.");
            case INCONCLUSIVE, SKIPPED -> result.acceptedBy().isEmpty()
                    ? Assessment.undecided(RULE, canary + " was inconclusive", "Run it longer or with more weight, or"
                            + " run-canary --accept-inconclusive REASON by an approver.")
                    : Assessment.pass(RULE, canary + " was inconclusive; accepted by " + result.acceptedBy());
        };
    }
}
