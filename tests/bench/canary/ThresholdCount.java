package tests.bench.canary;

import java.time.Duration;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;

/** Looks at the canary's error rate of each minute; more than so many minutes above the limit roll it back. */
record ThresholdCount(Duration duration, double limit, int allowed) implements Peer {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "more than " + allowed + " minutes above " + Math.round(limit * 100) + " %";
    }

    @Override
    public End judge(World world, long seed) {
        World.Source source = world.from(seed);
        int above = 0;
        for (Duration at = MINUTE; at.compareTo(duration) <= 0; at = at.plus(MINUTE)) {
            ArmCounts minute = ArmCounts.none();
            for (Duration in = Duration.ZERO; in.compareTo(MINUTE) < 0; in = in.plus(world.interval())) {
                Interval next = source.next();
                minute = minute.plus(next.canary());
            }
            above += minute.errorRate() > limit ? 1 : 0;
            if (above > allowed) {
                return new End(Verdict.FAIL, at);
            }
        }
        return new End(Verdict.PASS, duration);
    }
}
