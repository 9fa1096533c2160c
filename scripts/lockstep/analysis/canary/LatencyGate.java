package lockstep.analysis.canary;

import static lockstep.analysis.canary.Words.percent;
import static lockstep.analysis.canary.Words.seconds;

import java.util.Optional;
import lockstep.analysis.sequential.QuantileTest;
import lockstep.analysis.sequential.RateBound;
import lockstep.gates.gate.Verdict;

/**
 * The canary's quantile is at most so much above the baseline's: at most 1 % of the canary's requests are slower than
 * 1.1 times the baseline's p99.
 *
 * <p>It fails only where the votes of the intervals say so too, for requests that wait for the same stall are one vote,
 * and where the buckets tell that it is by more than is allowed: the lower edge of the canary's against the upper one
 * of the baseline's. For a pass, slow requests that come in clumps count as fewer.
 *
 * @param quantile 0.99 for the p99
 * @param margin the increase that is allowed, relative: 0.1 is ten per cent
 */
public record LatencyGate(String name, double quantile, double margin, Breach breach, Demand demand)
        implements MetricGate {

    @Override
    public GateJudgement judge(Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        Optional<Buckets> read = Buckets.of(seen.canary(), seen.baseline());
        if (read.isEmpty()) {
            return undecided(Double.NaN, Double.NaN, Double.NaN, 1, levels,
                    "no latency buckets were read in both arms; name a histogram in the canary's metrics.latency");
        }
        Buckets buckets = read.get();
        double canary = buckets.quantile(buckets.canary(), quantile);
        double baseline = buckets.quantile(buckets.baseline(), quantile);
        double bet = Math.exp(new QuantileTest(quantile, levels.canarySharpest(), levels.fail())
                .logEValueSlower(buckets.canary(), buckets.baseline()));
        String values = name + " " + seconds(canary) + " beside " + seconds(baseline);
        boolean shown = bet >= 1 / levels.fail() && seen.slowVotes(terms).rejects(levels.fail());
        double surely = terms.needsABucketBetween() ? buckets.surelyAbove(buckets.canary(), quantile) : canary;
        if (shown && canary > (1 + margin) * baseline && surely >= (1 + margin) * baseline) {
            return result(Verdict.FAIL, canary, baseline, Double.NaN, bet, levels,
                    values + ", more than " + percent(margin) + " above the baseline");
        }
        int limit = limit(buckets, seen, terms);
        if (limit < 0 || buckets.bounds().get(limit) < baseline) {
            return undecided(canary, baseline, Double.NaN, bet, levels,
                    values + (shown ? "; it is shown to be slower; " : "; ") + blind(buckets, baseline));
        }
        double clump = terms.slowMayClump() ? seen.canarySlowDispersion(buckets.bounds().get(limit)) : 1;
        double slower = RateBound.tunedUpper(buckets.canaryAbove(limit) / clump, buckets.canaryRequests() / clump,
                levels.pass() / 2, levels.canarySharpest());
        String limited = "slower than " + seconds(buckets.bounds().get(limit));
        return slower <= 1 - quantile
                ? result(Verdict.PASS, canary, baseline, slower, bet, levels,
                        values + ", proven: at most " + percent(slower) + " of its requests are " + limited)
                : undecided(canary, baseline, slower, bet, levels,
                        values + "; up to " + percent(slower) + " of its requests may be " + limited + ", "
                                + percent(1 - quantile) + " is allowed");
    }

    /** The largest bound within the margin above what the baseline's quantile is proven to reach. */
    private int limit(Buckets buckets, Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        for (int bound = buckets.bounds().size() - 2; bound >= 0; bound--) {
            if (buckets.baselineAbove(bound) <= (1 - quantile) * buckets.baselineRequests()) {
                continue;
            }
            double clump = terms.slowMayClump() ? seen.baselineSlowDispersion(buckets.bounds().get(bound)) : 1;
            double slower = RateBound.tunedLower(buckets.baselineAbove(bound) / clump,
                    buckets.baselineRequests() / clump, levels.pass() / 2, levels.baselineSharpest());
            if (slower > 1 - quantile) {
                return buckets.floor((1 + margin) * buckets.bounds().get(bound));
            }
        }
        return -1;
    }

    private String blind(Buckets buckets, double baseline) {
        int below = buckets.floor(baseline) - 1;
        String from = below < 0 ? "0 s" : seconds(buckets.bounds().get(below));
        return "between " + from + " and " + seconds((1 + margin) * baseline)
                + " the buckets cannot tell it, or there are too few requests; bounds about "
                + percent(margin / 4) + " apart there would do";
    }

    private GateJudgement undecided(
            double canary, double baseline, double bound, double bet, Levels levels, String reason) {
        return result(Verdict.INCONCLUSIVE, canary, baseline, bound, bet, levels, reason);
    }

    private GateJudgement result(
            Verdict verdict, double canary, double baseline, double bound, double bet, Levels levels, String reason) {
        return new GateJudgement(name, verdict, canary, baseline, bound, 1 - quantile, bet, 1 / levels.fail(), breach,
                demand, reason);
    }
}
