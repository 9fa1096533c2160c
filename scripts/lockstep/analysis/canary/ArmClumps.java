package lockstep.analysis.canary;

import lockstep.analysis.counts.ArmCounts;

/** How much an arm's errors, and its slow requests, come in clumps. */
record ArmClumps(Clumps errors, SlowClumps slow) {

    static ArmClumps none() {
        return new ArmClumps(Clumps.none(), SlowClumps.none());
    }

    ArmClumps and(ArmCounts now) {
        return new ArmClumps(errors.and(now.errors()), slow.and(now));
    }
}
