package lockstep.policy.requirement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;

/**
 * A canary of this commit passed, not long ago, and its record says so by its own numbers.
 *
 * @param service which of several services it has to be of: the pass of one never stands for another
 */
public record CanaryPassed(Duration maxAge, Optional<ServiceName> service) implements Requirement {

    static final String RULE = "canary-passed";
    private static final String RUN = "Run `request-canary`, then ";

    /** Of the only service. */
    public CanaryPassed(Duration maxAge) {
        this(maxAge, Optional.empty());
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Assessment said = facts.canary(service).map(result -> said(result, facts)).orElseGet(() ->
                Assessment.undecided(RULE, "no canary of this commit has ended", remedy()));
        return List.of(service.map(name -> said.about(name.word())).orElse(said));
    }

    private String remedy() {
        return RUN + service.map(name -> "`run-canary --service " + name + "`.").orElse("`run-canary`.");
    }

    /** Whether a canary of the commit is all that is missing, and not what the last one says of it. */
    public static boolean isToBeRun(Assessment said) {
        return !said.holds() && said.rule().equals(RULE) && said.remedy().startsWith(RUN);
    }

    /** What can be done about a canary that proved nothing. */
    public static String offer(Sha commit, Optional<ServiceName> service) {
        return "Run it again with more time or more weight (" + key(service) + "). Or an approver accepts it:"
                + " `run-canary " + commit + service.map(name -> " --service " + name).orElse("")
                + " --accept-inconclusive REASON`.";
    }

    private static String key(Optional<ServiceName> service) {
        return service.map(name -> "services." + name + ".canary").orElse("pipeline.canary");
    }

    private Assessment said(CanaryResult result, PipelineFacts facts) {
        if (result.unfinished().isPresent()) {
            return Assessment.undecided(RULE, "canary " + result.id() + " " + result.unfinished().get(),
                    "Where it is open, wait for its verdict or end it: `run-canary --abort`; else run another.");
        }
        if (!result.recomputed()) {
            return Assessment.fail(RULE, "the verdict of canary " + result.id()
                    + " does not follow from the counts that are recorded",
                    "Run `release-log verify`; run the canary again.");
        }
        if (!result.asConfigured()) {
            return Assessment.fail(RULE, "canary " + result.id()
                    + " was held to other terms, or counted otherwise, than "
                    + key(service) + " has", remedy());
        }
        if (result.otherVersion().isPresent()) {
            return Assessment.fail(RULE, "canary " + result.id() + " was of " + result.otherVersion().get()
                    + ", which is not the version that is to be promoted", remedy());
        }
        if (result.endedAt().isAfter(facts.now().plus(Clocks.SKEW))) {
            return Assessment.fail(RULE, "canary " + result.id() + " ended at " + result.endedAt()
                    + ", which is in the future", "See which clock is wrong; run the canary again.");
        }
        if (result.endedAt().plus(maxAge).isBefore(facts.now())) {
            return Assessment.fail(RULE, "canary " + result.id() + " ended at " + result.endedAt()
                    + ", more than " + Durations.human(maxAge) + " ago", remedy());
        }
        return judge(result);
    }

    private Assessment judge(CanaryResult result) {
        String canary = "canary " + result.id();
        Optional<Assessment> aborted = result.abortedBy().map(who -> Assessment.fail(RULE, canary
                + (result.verdict() == Verdict.PASS ? " passed" : " was accepted") + ", and was aborted afterwards by "
                + who, "Ask why; run the canary again."));
        Optional<Assessment> noMore = aborted.or(() -> result.otherBaseline().map(other -> Assessment.undecided(RULE,
                canary + " was compared with " + other + ": beside what production runs now nothing is shown",
                remedy())));
        return switch (result.verdict()) {
            case PASS -> noMore.orElseGet(() -> Assessment.pass(RULE, canary + " passed at " + result.endedAt()));
            case FAIL -> Assessment.fail(RULE, canary + " failed", "Fix what it showed.");
            case INCONCLUSIVE, SKIPPED -> result.acceptedBy().isEmpty()
                    ? Assessment.undecided(RULE, canary + " was inconclusive", offer(result.commit(), service))
                    : noMore.orElseGet(() -> Assessment.pass(RULE, canary + " was inconclusive; accepted by "
                            + result.acceptedBy()));
        };
    }
}
