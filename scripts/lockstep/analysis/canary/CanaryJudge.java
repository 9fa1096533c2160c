package lockstep.analysis.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.Verdict;

/** Judges a canary by what was counted: harm shown fails it, harmlessness shown passes it, all else is undecided. */
public final class CanaryJudge {

    /** Where both arms fail more requests than this, their likeness proves nothing. */
    private static final double BOTH_BAD = 0.05;

    private static final double MISSING_ALLOWED = 0.2;
    private static final int STALE_AFTER_INTERVALS = 2;

    /** A sample may be as old as that, so only the look after it is sure to tell of the weight. */
    private static final int LOOKS_BEFORE_NONE_IS_TELLING = STALE_AFTER_INTERVALS + 1;

    /** So many expected canary requests without one arrival make sure that nothing reaches it. */
    private static final double EXPECTED_BEFORE_NONE_IS_TELLING = 20;

    private final Terms terms;

    public CanaryJudge(Terms terms) {
        this.terms = terms;
    }

    public CanaryVerdict judge(Observations counted, Instant now) {
        Optional<String> senseless = Sense.fault("canary", counted.canary())
                .or(() -> Sense.fault("baseline", counted.baseline()))
                .or(() -> terms.weighsTheBaseline() ? counted.strata().fault() : Optional.empty());
        if (senseless.isPresent()) {
            return new CanaryVerdict(
                    Verdict.INCONCLUSIVE, Optional.empty(), List.of(senseless.get()), List.of(), List.of());
        }
        Observations seen = counted.bounded();
        List<GateJudgement> gates =
                terms.gates().stream().map(gate -> gate.judge(seen, terms)).toList();
        Optional<String> nothing = nothingArrives(seen);
        if (nothing.isPresent()) {
            return new CanaryVerdict(Verdict.FAIL, Optional.of(Breach.ROLLBACK), List.of(nothing.get()), gates,
                    List.of());
        }
        List<GateJudgement> failed = gates.stream().filter(gate -> gate.verdict() == Verdict.FAIL).toList();
        if (!failed.isEmpty()) {
            boolean rollback = failed.stream().anyMatch(gate -> gate.breach() == Breach.ROLLBACK);
            return new CanaryVerdict(Verdict.FAIL, Optional.of(rollback ? Breach.ROLLBACK : Breach.PAUSE),
                    failed.stream().map(GateJudgement::reason).toList(), gates, List.of());
        }
        List<String> missing = new ArrayList<>(missing(seen, now));
        gates.stream().filter(gate -> gate.holdsUpAPass(terms)).map(GateJudgement::reason).forEach(missing::add);
        if (gates.isEmpty()) {
            missing.add("no metric gate is configured, so nothing can be proven");
        }
        if (!missing.isEmpty()) {
            return new CanaryVerdict(Verdict.INCONCLUSIVE, Optional.empty(), missing, gates, List.of());
        }
        return new CanaryVerdict(Verdict.PASS, Optional.empty(), gates.stream().map(GateJudgement::reason).toList(),
                gates, gates.stream().filter(gate -> gate.verdict() != Verdict.PASS).map(GateJudgement::gate).toList());
    }

    private Optional<String> nothingArrives(Observations seen) {
        Arrivals now = seen.split().now();
        double expected = now.baseline() * now.weight() / Math.max(1 - now.weight(), 1e-9);
        boolean isNews = seen.canaryRead().isPresent() && seen.canaryRead().equals(seen.ended());
        boolean told = isNews && now.looks() >= LOOKS_BEFORE_NONE_IS_TELLING
                && expected >= EXPECTED_BEFORE_NONE_IS_TELLING;
        boolean hasHadItsTime = !terms.waitsForUsers() || isHalfOfItsTime(now);
        return told && hasHadItsTime && now.weight() > 0 && now.canary() == 0
                && seen.split().refuted(terms.splitTolerance())
                ? Optional.of("no request reached the canary although its weight is " + Words.percent(now.weight())
                        + " and " + now.baseline() + " requests reached the baseline")
                : Optional.empty();
    }

    /** Users that stay where they came first may be few, and none of them a user of the canary yet. */
    private boolean isHalfOfItsTime(Arrivals now) {
        return terms.interval().multipliedBy(now.looks()).compareTo(terms.duration().dividedBy(2)) >= 0;
    }

    /** Everything but the gates that a pass still lacks. */
    private List<String> missing(Observations seen, Instant now) {
        List<String> missing = new ArrayList<>();
        if (seen.watched().compareTo(terms.duration()) < 0) {
            missing.add("watched for " + seen.watched().toSeconds() + " s, at least " + terms.duration().toSeconds()
                    + " s are required");
        }
        if (seen.canary().requests() < terms.minimumRequests()) {
            missing.add("the canary got " + seen.canary().requests() + " requests, at least " + terms.minimumRequests()
                    + " are required");
        }
        seen.lastWeight(terms).filter(last -> last.canary().requests() == 0).ifPresent(last -> missing.add(
                "the canary got no request at its weight of " + Words.percent(last.weight())));
        if (seen.split().refuted(terms.splitTolerance())) {
            missing.add(notAsTheWeightSays(seen.split().now()));
        }
        if (seen.canary().restarts() > 1) {
            missing.add("the canary's counters began anew " + seen.canary().restarts()
                    + " times: it restarted, or one address answers for several processes");
        }
        double baseline = seen.baselineErrorRate(terms);
        if (seen.canary().errorRate() > BOTH_BAD && baseline > BOTH_BAD) {
            missing.add("both arms fail: canary " + Words.percent(seen.canary().errorRate()) + ", baseline "
                    + Words.percent(baseline) + "; this is not the canary's fault, and no pass");
        }
        gap("canary", seen.canary().missingShare(), seen.canaryRead(), now).ifPresent(missing::add);
        gap("baseline", seen.baseline().missingShare(), seen.baselineRead(), now).ifPresent(missing::add);
        return missing;
    }

    private String notAsTheWeightSays(Arrivals now) {
        String tolerated = terms.splitTolerance() > 0
                ? ", give or take " + Words.points(terms.splitTolerance()) + ","
                : "";
        return "the requests do not arrive as the weight of " + Words.percent(now.weight()) + tolerated + " says: "
                + now.canary() + " at the canary, " + now.baseline() + " at the baseline";
    }

    private Optional<String> gap(String arm, double share, Optional<Instant> read, Instant now) {
        if (read.isEmpty()) {
            return Optional.of("the " + arm + "'s metrics were never read");
        }
        Duration age = Duration.between(read.get(), now);
        if (age.compareTo(terms.interval().multipliedBy(STALE_AFTER_INTERVALS)) > 0) {
            return Optional.of("the " + arm + "'s metrics were read last " + age.toSeconds() + " s ago");
        }
        return share > MISSING_ALLOWED
                ? Optional.of(Words.percent(share) + " of the " + arm + "'s scrapes are missing, "
                        + Words.percent(MISSING_ALLOWED) + " are allowed")
                : Optional.empty();
    }
}
