package lockstep.release.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lockstep.analysis.canary.Interval;
import lockstep.record.canary.CanaryState;

/**
 * The states that were handed to the remote without an answer. What it took all the same is on record, and must be
 * taken neither for somebody else's nor recorded twice.
 */
final class SentStates {

    private final List<CanaryState> sent = new ArrayList<>();
    /** How many of the intervals that come next are on record already. */
    private int settled;

    void add(CanaryState state) {
        sent.add(state);
    }

    /** The one that has arrived, if any. */
    Optional<CanaryState> arrived(Predicate<CanaryState> isThere) {
        Optional<CanaryState> arrived = sent.stream().filter(isThere).findFirst();
        arrived.ifPresent(state -> {
            settled += state.intervals().size();
            sent.clear();
        });
        return arrived;
    }

    /** Those of the intervals that no state has which arrived. */
    List<Interval> left(List<Interval> intervals) {
        return intervals.subList(Math.min(settled, intervals.size()), intervals.size());
    }

    /** Everything up to now is on record. */
    void allRecorded() {
        sent.clear();
        settled = 0;
    }
}
