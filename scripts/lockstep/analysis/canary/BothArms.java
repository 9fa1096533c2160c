package lockstep.analysis.canary;

import lockstep.analysis.counts.ArmCounts;

/** What the canary counted and what the baseline did, in the same time. */
record BothArms(ArmCounts canary, ArmCounts baseline) {

    static BothArms none() {
        return new BothArms(ArmCounts.none(), ArmCounts.none());
    }

    static BothArms of(Interval interval) {
        return new BothArms(interval.canary(), interval.baseline());
    }

    BothArms plus(BothArms more) {
        return new BothArms(canary.plus(more.canary), baseline.plus(more.baseline));
    }

    boolean haveRequests() {
        return canary.requests() > 0 && baseline.requests() > 0;
    }

    boolean tell(double bound) {
        return canary.tells(bound) && baseline.tells(bound);
    }

    BothArms bounded() {
        return new BothArms(Sense.bounded(canary), Sense.bounded(baseline));
    }
}
