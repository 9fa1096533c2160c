package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ObservationsLawsTest {

    private static final CanaryJudge JUDGE = new CanaryJudge(new Terms(Duration.ofSeconds(60), Duration.ofHours(1),
            Duration.ofSeconds(10), 10, 0, List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)),
            Levels.usual()));

    @Provide
    Arbitrary<List<Interval>> canaries() {
        Arbitrary<ArmCounts> arm = Combinators.combine(Arbitraries.longs().between(0, 500),
                Arbitraries.longs().between(0, 500)).as((good, bad) -> ArmCounts.of(good + bad, bad));
        Arbitrary<Interval> interval = Combinators.combine(arm, arm, Arbitraries.of(0.0, 0.1, 0.5)).as(
                (canary, baseline, weight) -> new Interval(Instant.EPOCH, Instant.EPOCH, weight, canary, baseline));
        return interval.list().ofMinSize(1).ofMaxSize(60).map(ObservationsLawsTest::inTurn);
    }

    private static List<Interval> inTurn(List<Interval> loose) {
        List<Interval> turn = new ArrayList<>();
        for (int i = 0; i < loose.size(); i++) {
            Interval each = loose.get(i);
            turn.add(new Interval(Instant.EPOCH.plusSeconds(10L * i), Instant.EPOCH.plusSeconds(10L * i + 10),
                    each.weight(), each.canary(), each.baseline()));
        }
        return turn;
    }

    @Property(tries = 300)
    void a_new_process_that_reads_the_record_stands_where_the_old_one_stood(@ForAll("canaries") List<Interval> intervals) {
        Observations folded = Observations.none();
        for (Interval interval : intervals) {
            folded = folded.and(interval);
        }

        assertThat(Observations.of(intervals)).isEqualTo(folded);
    }

    @Property(tries = 300)
    void every_canary_that_can_be_recorded_gets_a_verdict_that_its_gates_bear(@ForAll("canaries") List<Interval> intervals) {
        VerdictLaw.holds(JUDGE.judge(Observations.of(intervals), intervals.getLast().to()));
    }
}
