package lockstep.policy.requirement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;

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
        if (result.unfinished().isPresent()) {
            return List.of(Assessment.undecided(RULE, "canary " + result.id() + " " + result.unfinished().get(),
                    "Where it is open, wait for its verdict or end it: run-canary --abort; else run another."));
        }
        if (!result.recomputed()) {
            return List.of(Assessment.fail(RULE, "the verdict of canary " + result.id()
                    + " does not follow from the counts that are recorded",
                    "Run release-log verify; run the canary again."));
        }
        if (!result.asConfigured()) {
            return List.of(Assessment.fail(RULE, "canary " + result.id()
                    + " was held to other terms, or counted otherwise, than pipeline.canary has", REMEDY));
        }
        if (result.otherVersion().isPresent()) {
            return List.of(Assessment.fail(RULE, "canary " + result.id() + " was of " + result.otherVersion().get()
                    + ", which is not the version that is to be promoted", REMEDY));
        }
        if (result.endedAt().isAfter(facts.now().plus(Clocks.SKEW))) {
            return List.of(Assessment.fail(RULE, "canary " + result.id() + " ended at " + result.endedAt()
                    + ", which is in the future", "See which clock is wrong; run the canary again."));
        }
        if (result.endedAt().plus(maxAge).isBefore(facts.now())) {
            return List.of(Assessment.fail(RULE, "canary " + result.id() + " ended at " + result.endedAt()
                    + ", more than " + Durations.human(maxAge) + " ago", REMEDY));
        }
        return List.of(judge(result));
    }

    private static Assessment judge(CanaryResult result) {
        String canary = "canary " + result.id();
        Optional<Assessment> aborted = result.abortedBy().map(who -> Assessment.fail(RULE, canary
                + (result.verdict() == Verdict.PASS ? " passed" : " was accepted") + ", and was aborted afterwards by "
                + who, "Ask why; run the canary again."));
        return switch (result.verdict()) {
            case PASS -> aborted.orElseGet(() -> Assessment.pass(RULE, canary + " passed at " + result.endedAt()));
            case FAIL -> Assessment.fail(RULE, canary + " failed", "Fix what it showed.");
            case INCONCLUSIVE, SKIPPED -> result.acceptedBy().isEmpty()
                    ? Assessment.undecided(RULE, canary + " was inconclusive", "Run it longer or with more weight, or"
                            + " run-canary --accept-inconclusive REASON by an approver.")
                    : aborted.orElseGet(() -> Assessment.pass(RULE, canary + " was inconclusive; accepted by "
                            + result.acceptedBy()));
        };
    }
}
