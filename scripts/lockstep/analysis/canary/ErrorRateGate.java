package lockstep.analysis.canary;

import static lockstep.analysis.canary.Words.percent;
import static lockstep.analysis.canary.Words.points;

import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.RateBound;
import lockstep.gates.gate.Verdict;

/**
 * The canary's error rate is at most so much above the baseline's.
 *
 * @param margin the increase that is allowed, absolute: 0.01 is one percentage point
 */
public record ErrorRateGate(double margin, Breach breach, Demand demand) implements MetricGate {

    @Override
    public String name() {
        return "error_rate";
    }

    @Override
    public GateJudgement judge(Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        double canary = seen.canary().errorRate();
        double baseline = seen.baselineErrorRate(terms);
        double bound = increaseBound(seen, terms);
        double eValue = seen.votes(terms).eValue();
        double threshold = 1 / levels.fail();
        String rates = percent(canary) + " beside " + percent(baseline);
        if (eValue >= threshold && canary - baseline > margin) {
            return result(Verdict.FAIL, canary, baseline, bound, eValue, threshold,
                    "error rate " + rates + ", more than " + points(margin) + " above the baseline");
        }
        Optional<Stratum> worse = seen.lastWeight(terms).filter(last -> eValue >= threshold
                && last.canary().errorRate() - last.baseline().errorRate() > margin);
        if (bound < margin && worse.isPresent()) {
            return result(Verdict.INCONCLUSIVE, canary, baseline, bound, eValue, threshold, "error rate " + rates
                    + " over all weights; at the last one " + percent(worse.get().canary().errorRate()) + " beside "
                    + percent(worse.get().baseline().errorRate()) + ", more than " + points(margin)
                    + " above the baseline");
        }
        if (bound < margin) {
            return result(Verdict.PASS, canary, baseline, bound, eValue, threshold,
                    "error rate " + rates + ", proven to be at most " + points(bound) + " above the baseline");
        }
        return result(Verdict.INCONCLUSIVE, canary, baseline, bound, eValue, threshold, "error rate " + rates
                + "; it may still be " + points(bound) + " above the baseline, " + points(margin) + " is allowed");
    }

    private GateJudgement result(
            Verdict verdict, double canary, double baseline, double bound, double eValue, double threshold,
            String reason) {
        return new GateJudgement(name(), verdict, canary, baseline, bound, margin, eValue, threshold, breach, demand,
                reason);
    }

    /** The largest increase that the counts still allow; clumps of errors count as fewer requests. */
    private static double increaseBound(Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        double each = levels.pass() / 2;
        double dispersion = seen.dispersion(terms);
        double upper = RateBound.tunedUpper(seen.canary().errors() / dispersion,
                seen.canary().requests() / dispersion, each, levels.canarySharpest());
        double lower = seen.baseline(terms, ArmCounts::requests).atLeast(
                (arm, alpha) -> RateBound.tunedLower(
                        arm.errors() / dispersion, arm.requests() / dispersion, alpha, levels.baselineSharpest()),
                each);
        return upper - lower;
    }
}
