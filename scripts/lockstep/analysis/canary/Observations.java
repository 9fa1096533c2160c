package lockstep.analysis.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.IntervalVotes;

/**
 * Everything that was counted so far; folding interval by interval gives the same as starting over from all of them.
 *
 * @param votes of the intervals on who has the errors
 * @param slowVotes the same on the requests that are slower than the baseline's p99 of the intervals before
 * @param timedVotes the same, each arm weighed by the requests whose time was counted
 * @param canaryErrors how much the canary's errors come in clumps
 * @param baselineErrors the same of the baseline's
 * @param canarySlow the same of the canary's requests that are slow
 * @param baselineSlow the same of the baseline's
 * @param canaryRead when the canary's metrics could be read last
 * @param baselineRead the same of the baseline's
 * @param strata what was counted at each weight
 */
public record Observations(
        Optional<Instant> began, Optional<Instant> ended, long intervals, ArmCounts canary, ArmCounts baseline,
        IntervalVotes votes, IntervalVotes slowVotes, IntervalVotes timedVotes, Split split,
        Clumps canaryErrors, Clumps baselineErrors,
        SlowClumps canarySlow, SlowClumps baselineSlow, Optional<Instant> canaryRead, Optional<Instant> baselineRead,
        Strata strata) {

    private static final double SLOW = 0.99;

    public static Observations none() {
        return new Observations(Optional.empty(), Optional.empty(), 0, ArmCounts.none(), ArmCounts.none(),
                IntervalVotes.none(), IntervalVotes.none(), IntervalVotes.none(), Split.none(),
                Clumps.none(), Clumps.none(),
                SlowClumps.none(), SlowClumps.none(), Optional.empty(), Optional.empty(), Strata.none());
    }

    public static Observations of(List<Interval> intervals) {
        Observations all = none();
        for (Interval interval : intervals) {
            all = all.and(interval);
        }
        return all;
    }

    public Observations and(Interval next) {
        return new Observations(began.or(() -> Optional.of(next.from())), Optional.of(next.to()), intervals + 1,
                canary.plus(next.canary()), baseline.plus(next.baseline()),
                votes.and(next.canary().requests(), next.canary().errors(), next.baseline().requests(),
                        next.baseline().errors()),
                slowVotesAnd(slowVotes, next, ArmCounts::requests), slowVotesAnd(timedVotes, next, Observations::timed),
                split.and(next),
                canaryErrors.and(next.canary().errors()), baselineErrors.and(next.baseline().errors()),
                canarySlow.and(next.canary()), baselineSlow.and(next.baseline()),
                read(canaryRead, next.canary(), next.to()), read(baselineRead, next.baseline(), next.to()),
                strata.and(next));
    }

    /** What is slow was known before the interval: so the votes stay fair, however the requests come. */
    private IntervalVotes slowVotesAnd(IntervalVotes slow, Interval next, ToLongFunction<ArmCounts> all) {
        return Buckets.of(canary, baseline)
                .filter(before -> before.baselineRequests() > 0)
                .map(before -> before.quantile(before.baseline(), SLOW))
                .filter(bound -> next.canary().tells(bound) && next.baseline().tells(bound))
                .map(bound -> slow.and(all.applyAsLong(next.canary()), next.canary().slowerThan(bound),
                        all.applyAsLong(next.baseline()), next.baseline().slowerThan(bound)))
                .orElse(slow);
    }

    private static long timed(ArmCounts arm) {
        return arm.atOrBelow().get(Double.POSITIVE_INFINITY);
    }

    /** Who has the errors, as these terms count it. */
    public IntervalVotes votes(Terms terms) {
        return terms.weighsTheBaseline() ? strata.errorVotes() : votes;
    }

    /** Who has the slow requests, as these terms count it. */
    public IntervalVotes slowVotes(Terms terms) {
        if (terms.weighsTheBaseline()) {
            return strata.slowVotes();
        }
        return terms.weighsByTimed() ? timedVotes : slowVotes;
    }

    /** What the canary is compared with, as these terms weigh it. */
    WeighedBaseline baseline(Terms terms, ToLongFunction<ArmCounts> counted) {
        return terms.weighsTheBaseline()
                ? WeighedBaseline.of(strata, baseline, counted)
                : WeighedBaseline.pooled(baseline, counted);
    }

    double baselineErrorRate(Terms terms) {
        return baseline(terms, ArmCounts::requests).mean(ArmCounts::errorRate);
    }

    /** What was counted at the last of several weights, where these terms weigh them. */
    Optional<Stratum> lastWeight(Terms terms) {
        return terms.weighsTheBaseline() && strata.byWeight().size() > 1 ? strata.last() : Optional.empty();
    }

    private static Optional<Instant> read(Optional<Instant> before, ArmCounts arm, Instant at) {
        return arm.expected() > arm.missing() ? Optional.of(at) : before;
    }

    /** The same with no more errors than requests in either arm. */
    Observations bounded() {
        return new Observations(began, ended, intervals, Sense.bounded(canary), Sense.bounded(baseline), votes,
                slowVotes, timedVotes, split, canaryErrors, baselineErrors, canarySlow, baselineSlow, canaryRead,
                baselineRead, strata.bounded());
    }

    public Duration watched() {
        return began.isEmpty() ? Duration.ZERO : Duration.between(began.get(), ended.orElseThrow());
    }

    /** So many of the baseline's errors come at once: so many times fewer independent requests were seen. */
    double dispersion(Terms terms) {
        return terms.weighsTheBaseline()
                ? strata.dispersion(Stratum::baselineErrors)
                : baselineErrors.dispersion(baseline.errors());
    }

    /** The same of the canary's errors; not more than all errors at once. */
    double canaryDispersion(Terms terms) {
        return terms.weighsTheBaseline()
                ? strata.dispersion(Stratum::canaryErrors)
                : canaryErrors.dispersion(canary.errors());
    }

    /** The same of the baseline's requests that are slower than a bound. */
    double baselineSlowDispersion(double bound, Terms terms) {
        if (!terms.slowMayClump()) {
            return 1;
        }
        return terms.weighsTheBaseline()
                ? strata.dispersion(one -> one.baselineClumps().slow().spread(bound))
                : baselineSlow.dispersion(bound);
    }

    /** The same of the canary's; not less than the baseline's, of which more is known. */
    double canarySlowDispersion(double bound, Terms terms) {
        if (!terms.slowMayClump()) {
            return 1;
        }
        double own = terms.weighsTheBaseline()
                ? strata.dispersion(one -> one.canaryClumps().slow().spread(bound))
                : canarySlow.dispersion(bound);
        return Math.max(own, baselineSlowDispersion(bound, terms));
    }

    /** Whether the newest interval tells of both arms. */
    public boolean newestIsRead() {
        return ended.isPresent() && canaryRead.equals(ended) && baselineRead.equals(ended);
    }
}
