package lockstep.analysis.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.analysis.sequential.IntervalVotes;

/**
 * What was counted at each weight, in the order in which the weights were first set. How a service answers may change
 * between two weights: what both arms have in common there must not hide, or look like, a difference between them.
 *
 * @param errorVotes of the intervals on who has the errors; where one arm alone had requests, it is one with the next
 * @param slowVotes the same on the requests that are slower than the baseline's p99 at the same weight before
 */
record Strata(List<Stratum> byWeight, IntervalVotes errorVotes, IntervalVotes slowVotes) {

    private static final double SLOW = 0.99;

    Strata {
        byWeight = List.copyOf(byWeight);
    }

    static Strata none() {
        return new Strata(List.of(), IntervalVotes.none(), IntervalVotes.none());
    }

    Strata and(Interval next) {
        int at = indexOf(next.weight());
        Stratum before = at < 0 ? Stratum.at(next.weight()) : byWeight.get(at);
        List<Stratum> all = new ArrayList<>(byWeight);
        if (at < 0) {
            all.add(before.and(next));
        } else {
            all.set(at, before.and(next));
        }
        BothArms now = before.with(next);
        return now.haveRequests()
                ? new Strata(all, errors(now), slow(before, now))
                : new Strata(all, errorVotes, slowVotes);
    }

    private int indexOf(double weight) {
        for (int at = 0; at < byWeight.size(); at++) {
            if (byWeight.get(at).weight() == weight) {
                return at;
            }
        }
        return -1;
    }

    private IntervalVotes errors(BothArms now) {
        return errorVotes.and(now.canary().requests(), now.canary().errors(), now.baseline().requests(),
                now.baseline().errors());
    }

    /** What is slow was known before: so the votes stay fair, however the requests come. */
    private IntervalVotes slow(Stratum before, BothArms now) {
        return before.quantileBefore(SLOW)
                .filter(now::tell)
                .map(bound -> slowVotes.and(WeighedBaseline.timed(now.canary()), now.canary().slowerThan(bound),
                        WeighedBaseline.timed(now.baseline()), now.baseline().slowerThan(bound)))
                .orElse(slowVotes);
    }

    /** So many of what is counted come at once, whatever changed between the weights. */
    double dispersion(Function<Stratum, Spread> one) {
        return byWeight.stream().map(one).reduce(Spread.none(), Spread::plus).dispersion();
    }

    /** What was counted at the weight that is set now. */
    Optional<Stratum> last() {
        return byWeight.isEmpty() ? Optional.empty() : Optional.of(byWeight.getLast());
    }

    /** What makes no sense at one of the weights, in words; nothing where all does. */
    Optional<String> fault() {
        return byWeight.stream()
                .flatMap(one -> Sense.bucketFault("canary", one.canary())
                        .or(() -> Sense.bucketFault("baseline", one.baseline())).stream())
                .findFirst();
    }

    Strata bounded() {
        return new Strata(byWeight.stream().map(Stratum::bounded).toList(), errorVotes, slowVotes);
    }
}
