package lockstep.analysis.canary;

import static lockstep.analysis.canary.Words.percent;
import static lockstep.analysis.canary.Words.points;

import java.util.Optional;
import lockstep.analysis.sequential.RateBound;
import lockstep.gates.gate.Verdict;

/**
 * At least this share of the canary's requests is answered without an error.
 *
 * <p>It fails only where the votes of the intervals say so too, or errors go on: those that come at once are one vote.
 * Where the baseline misses the objective itself, only the votes count, which compare the arms, and the canary has to
 * be worse by as much as may fail.
 *
 * @param min 0.999 for three nines
 */
public record AvailabilityGate(double min, Breach breach, Demand demand) implements MetricGate {

    private static final int SOME = 3;

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public GateJudgement judge(Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        double allowed = 1 - min;
        double dispersion = seen.dispersion(terms);
        double errors = seen.canary().errors() / dispersion;
        double requests = seen.canary().requests() / dispersion;
        double worst = RateBound.tunedUpper(errors, requests, levels.pass(), levels.canarySharpest());
        double bet = requests == 0 ? 1 : Math.exp(RateBound.logEValueAbove(
                allowed, errors, requests, levels.fail(), levels.canarySharpest()));
        double canary = 1 - seen.canary().errorRate();
        double baseline = 1 - seen.baselineErrorRate(terms);
        boolean isCompared = seen.baseline().requests() > 0;
        boolean voted = seen.votes(terms).rejects(levels.fail());
        boolean shown = isCompared && canary < min && bet >= 1 / levels.fail() && (baseline >= min
                ? voted || goesOn(seen, terms)
                : voted && terms.comparesBelowTheObjective() && baseline - canary > allowed);
        Optional<Double> lessAtLast = seen.lastWeight(terms).map(last -> last.canary().errorRate())
                .filter(rate -> voted && rate > allowed);
        Verdict verdict = worst <= allowed && lessAtLast.isEmpty() ? Verdict.PASS
                : shown ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        String reason = "availability " + percent(canary) + ", at least " + percent(min) + " is required; "
                + lessAtLast.filter(rate -> verdict == Verdict.INCONCLUSIVE)
                        .map(rate -> "at the last weight it is " + percent(1 - rate))
                        .orElseGet(() -> why(verdict, baseline, worst, isCompared));
        return new GateJudgement(name(), verdict, canary, baseline, 1 - worst, min, bet, 1 / levels.fail(), breach,
                demand, reason);
    }

    /**
     * Whether the bet is won although the canary's own errors come in clumps: at a high weight the votes, which compare
     * the arms, take long to say of a canary that fails every request what it fails in each interval.
     */
    private boolean goesOn(Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        double dispersion = Math.max(seen.dispersion(terms), seen.canaryDispersion(terms));
        return seen.intervals() >= SOME && RateBound.logEValueAbove(1 - min, seen.canary().errors() / dispersion,
                seen.canary().requests() / dispersion, levels.fail(), levels.canarySharpest())
                >= -Math.log(levels.fail());
    }

    private String why(Verdict verdict, double baseline, double worst, boolean isCompared) {
        if (verdict == Verdict.PASS) {
            return "it is proven to be at least " + percent(1 - worst);
        }
        if (!isCompared) {
            return "no request of the baseline was counted, so errors cannot be attributed";
        }
        if (verdict == Verdict.FAIL) {
            return "it is shown to be less" + (baseline >= min ? "" : ", and less than the baseline's "
                    + percent(baseline) + " by more than " + points(1 - min));
        }
        if (baseline < min) {
            return "the baseline has " + percent(baseline) + " itself, so it is not the canary's fault alone";
        }
        return "it may still be " + percent(1 - worst);
    }
}
