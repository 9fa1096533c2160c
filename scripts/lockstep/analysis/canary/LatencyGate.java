package lockstep.analysis.canary;

import static lockstep.analysis.canary.Words.percent;
import static lockstep.analysis.canary.Words.seconds;

import java.util.Map;
import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.AnyStart;
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
        WeighedBaseline beside = seen.baseline(terms, WeighedBaseline::timed);
        double baseline = quantile(beside, buckets);
        double bet = Math.exp(logBet(buckets, seen, terms));
        String values = name + " " + told(canary, buckets) + " beside " + told(baseline, buckets);
        boolean shown = bet >= 1 / levels.fail() && seen.slowVotes(terms).rejects(levels.fail());
        double surely = terms.needsABucketBetween() ? buckets.surelyAbove(buckets.canary(), quantile) : canary;
        if (shown && canary > (1 + margin) * baseline && surely >= (1 + margin) * baseline) {
            return result(Verdict.FAIL, canary, baseline, Double.NaN, bet, levels,
                    values + ", more than " + percent(margin) + " above the baseline");
        }
        int limit = limit(buckets, beside, seen, terms);
        if (limit < 0 || buckets.bounds().get(limit) < baseline) {
            return undecided(canary, baseline, Double.NaN, bet, levels,
                    values + (shown ? "; it is shown to be slower; " : "; ")
                            + (Double.isInfinite(Math.max(canary, baseline)) ? beyond(buckets)
                                    : blind(buckets, baseline)));
        }
        double clump = seen.canarySlowDispersion(buckets.bounds().get(limit), terms);
        double slower = RateBound.tunedUpper(buckets.canaryAbove(limit) / clump, buckets.canaryRequests() / clump,
                levels.pass() / 2, levels.canarySharpest());
        String limited = "slower than " + seconds(buckets.bounds().get(limit));
        Optional<Buckets> last = seen.lastWeight(terms)
                .filter(weight -> seen.slowVotes(terms).rejects(levels.fail()))
                .flatMap(weight -> Buckets.of(weight.canary(), weight.baseline()))
                .filter(at -> at.quantile(at.canary(), quantile) > (1 + margin) * at.quantile(at.baseline(), quantile));
        if (last.isPresent()) {
            Buckets at = last.get();
            return undecided(canary, baseline, slower, bet, levels, values + " over all weights; at the last one "
                    + seconds(at.quantile(at.canary(), quantile)) + " beside "
                    + seconds(at.quantile(at.baseline(), quantile)) + ", and the votes say that it is slower");
        }
        return slower <= 1 - quantile
                ? result(Verdict.PASS, canary, baseline, slower, bet, levels,
                        values + ", proven: at most " + percent(slower) + " of its requests are " + limited)
                : undecided(canary, baseline, slower, bet, levels,
                        values + "; up to " + percent(slower) + " of its requests may be " + limited + ", "
                                + percent(1 - quantile) + " is allowed");
    }

    /** The largest bound within the margin above what the baseline's quantile is proven to reach. */
    private int limit(Buckets buckets, WeighedBaseline baseline, Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        for (int index = buckets.bounds().size() - 2; index >= 0; index--) {
            double bound = buckets.bounds().get(index);
            if (baseline.mean(arm -> excess(above(arm, bound), 1 - quantile, arm)) <= 0) {
                continue;
            }
            double clump = seen.baselineSlowDispersion(bound, terms);
            double slower = baseline.atLeast(
                    (arm, alpha) -> RateBound.tunedLower(above(arm, bound) / clump,
                            WeighedBaseline.timed(arm) / clump, alpha, levels.baselineSharpest()),
                    levels.pass() / 2);
            if (slower > 1 - quantile) {
                return buckets.floor((1 + margin) * bound);
            }
        }
        return -1;
    }

    /** The first bound at or below which this share of the baseline's requests lies. */
    private double quantile(WeighedBaseline baseline, Buckets buckets) {
        return buckets.bounds().stream()
                .filter(bound -> baseline.mean(
                        arm -> excess(WeighedBaseline.timed(arm) - above(arm, bound), quantile, arm)) >= 0)
                .findFirst().orElse(Double.POSITIVE_INFINITY);
    }

    /** By how much more than a share of an arm's requests are of a kind, as a part of them. */
    private static double excess(long counted, double share, ArmCounts arm) {
        long all = WeighedBaseline.timed(arm);
        return all == 0 ? 0 : (counted - share * all) / all;
    }

    /** How many surely took longer: where an arm has other bounds at one weight, those above the next of them. */
    private static long above(ArmCounts arm, double bound) {
        Map.Entry<Double, Long> next = arm.atOrBelow().ceilingEntry(bound);
        return next == null ? 0 : WeighedBaseline.timed(arm) - next.getValue();
    }

    /** At each weight the arms are compared there; nobody knows from which on there is a difference. */
    private double logBet(Buckets pooled, Observations seen, Terms terms) {
        Levels levels = terms.levelsOfAGate();
        QuantileTest test = new QuantileTest(quantile, levels.canarySharpest(), levels.fail());
        return terms.weighsTheBaseline()
                ? AnyStart.logMean(seen.strata().byWeight().stream()
                        .flatMap(one -> Buckets.of(one.canary(), one.baseline()).stream())
                        .map(one -> test.logEValueSlower(one.canary(), one.baseline()))
                        .toList())
                : test.logEValueSlower(pooled.canary(), pooled.baseline());
    }

    private static String told(double quantile, Buckets buckets) {
        return Double.isInfinite(quantile) ? "above " + seconds(buckets.last()) : seconds(quantile);
    }

    private static String beyond(Buckets buckets) {
        return "the last bucket bound of metrics.latency is " + seconds(buckets.last())
                + ", and how long what is above it takes is not counted: give the histogram bounds above it";
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
