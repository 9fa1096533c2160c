package tests.bench.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Compares the error rates of the minutes by their ranks, once, at the end. */
record RankTest(Duration duration) implements Peer {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MannWhitneyUTest TEST =
            MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    @Override
    public String name() {
        return "Mann-Whitney at 5 % on the minutes, at the end";
    }

    @Override
    public End judge(World world, long seed) {
        World.Source source = world.from(seed);
        List<Double> canary = new ArrayList<>();
        List<Double> baseline = new ArrayList<>();
        for (Duration at = MINUTE; at.compareTo(duration) <= 0; at = at.plus(MINUTE)) {
            ArmCounts canaryMinute = ArmCounts.none();
            ArmCounts baselineMinute = ArmCounts.none();
            for (Duration in = Duration.ZERO; in.compareTo(MINUTE) < 0; in = in.plus(world.interval())) {
                Interval next = source.next();
                canaryMinute = canaryMinute.plus(next.canary());
                baselineMinute = baselineMinute.plus(next.baseline());
            }
            canary.add(canaryMinute.errorRate());
            baseline.add(baselineMinute.errorRate());
        }
        boolean worse = TEST.test(array(canary), array(baseline)).reject(0.05);
        return new End(worse ? Verdict.FAIL : Verdict.PASS, duration);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
