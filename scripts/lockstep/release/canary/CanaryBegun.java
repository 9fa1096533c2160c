package lockstep.release.canary;

import java.util.List;
import lockstep.analysis.canary.Interval;
import lockstep.record.canary.CanaryIntent;

/**
 * A canary that is on record as carried here.
 *
 * @param counted until now, by this host or another
 * @param way how it goes on
 */
record CanaryBegun(CanaryLedger ledger, CanaryIntent intent, List<Interval> counted, Way way) {

    CanaryBegun {
        counted = List.copyOf(counted);
    }

    /** One way through a canary. */
    @FunctionalInterface
    interface Way {
        Ending through(CanaryCourse course) throws InterruptedException;
    }
}
