package tests.bench.canary;

import java.time.Duration;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/** A one-sided test at 5 %, looked at again at every interval: what one does who has not heard of sequential tests. */
record RepeatedFisher(Duration duration) implements Peer {

    private static final FisherExactTest TEST = FisherExactTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    @Override
    public String name() {
        return "Fisher's test at 5 %, at every look";
    }

    @Override
    public End judge(World world, long seed) {
        World.Source source = world.from(seed);
        ArmCounts canary = ArmCounts.none();
        ArmCounts baseline = ArmCounts.none();
        for (Duration at = Duration.ZERO; at.compareTo(duration) < 0; ) {
            Interval next = source.next();
            at = at.plus(world.interval());
            canary = canary.plus(next.canary());
            baseline = baseline.plus(next.baseline());
            if (canary.errors() > 0 && significant(canary, baseline)) {
                return new End(Verdict.FAIL, at);
            }
        }
        return new End(Verdict.PASS, duration);
    }

    private static boolean significant(ArmCounts canary, ArmCounts baseline) {
        int[][] table = {
            {(int) canary.errors(), (int) (canary.requests() - canary.errors())},
            {(int) baseline.errors(), (int) (baseline.requests() - baseline.errors())},
        };
        return TEST.test(table).reject(0.05);
    }
}
