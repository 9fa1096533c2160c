package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Operator;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/**
 * Canaries whose states, each of which can be read, say more than one record of the end has room for: an older version
 * looked at nothing but their bytes, and anybody who may push the evidence branch can write such states.
 */
@Execution(ExecutionMode.CONCURRENT)
class OverfullRecordTest {

    private final CanaryDay day = new CanaryDay().lasting("2m");
    private Seat olga;

    @BeforeEach
    void a_canary_has_traffic_and_nobody_watches_it() {
        olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, Moments.leavingAt(CanaryStage.OBSERVED))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(day.weightNow()).isEqualTo(10);
    }

    @AfterEach
    void end() {
        day.close();
    }

    private static ArmCounts histogram(int first) {
        TreeMap<Double, Long> buckets = new TreeMap<>();
        for (int bound = first; bound < first + 1_500; bound++) {
            buckets.put(bound / 1_000.0, 100L);
        }
        return new ArmCounts(100, 0, buckets, 1, 0, 0);
    }

    /** Adds a state for each of the intervals. */
    private void recorded(Instant origin, List<Interval> intervals) {
        CanaryView view = day.open(olga).getLast();
        List<FileWrite> files = new ArrayList<>();
        for (Interval interval : intervals) {
            CanaryState state = new CanaryState(view.last() + files.size() + 1, CanaryStage.OBSERVED, interval.to(),
                    new Operator("Olga"), "h", Optional.of(10), "healthy", List.of(interval));
            files.add(FileWrite.add(CanaryPlaces.state(view.id(), state.number(), state.stage().word()),
                    CanaryJson.write(view.id(), state, origin)));
        }
        try (ReleaseSite site = day.site(olga)) {
            new Recorder(site, WorkflowListener.silent()).add(site.repository().fetch(site.remoteDeadline()),
                    there -> Optional.of(new CommitDraft(
                            files, "Observe", site.identity(), Instant.now().truncatedTo(ChronoUnit.SECONDS))));
        }
    }

    private Instant since() {
        return day.open(olga).getLast().intent().orElseThrow().since();
    }

    /** 4,500 bounds in all. */
    private void manyBounds() {
        List<Interval> intervals = new ArrayList<>();
        for (int look = 0; look < 3; look++) {
            Instant from = since().plusMillis(1_000 + 200L * look);
            intervals.add(new Interval(
                    from, from.plusMillis(200), 0.1, histogram(1_500 * look), ArmCounts.of(900, 0)));
        }
        recorded(since(), intervals);
    }

    private CanaryEnd aborted() {
        CanaryView view = day.open(olga).getLast();
        Outcome aborted = olga.open("run-canary", "--abort", "--json");

        assertThat(aborted.exitCode()).as(aborted.out() + aborted.err()).isZero();
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
        return day.end(view.id());
    }

    @Test
    void one_with_more_bounds_than_a_record_takes_is_aborted_and_recorded_with_what_there_is_room_for() {
        manyBounds();
        CanaryEnd end = aborted();

        assertThat(end.reasons().getLast()).isEqualTo("the counts of 1 of its " + end.intervals().size()
                + " looks are missing: the record of an end has no room for them");
        assertThat(end.intervals().getLast().canary()).isEqualTo(ArmCounts.allMissing(1));
        assertThat(end.intervals().get(end.intervals().size() - 2).canary().atOrBelow()).hasSize(1_500);
        assertThat(end.fault()).isEmpty();
    }

    @Test
    void counts_from_before_it_began_keep_nobody_from_recording_its_end() {
        Instant before = since().minus(Duration.ofDays(1));
        recorded(before, List.of(new Interval(
                before, before.plusSeconds(1), 0.1, ArmCounts.of(100, 0), ArmCounts.of(900, 0))));
        CanaryEnd end = aborted();

        assertThat(end.reasons().getLast()).contains("the counts of 1 of its ");
        assertThat(end.intervals()).noneMatch(one -> one.from().isBefore(end.origin()));
    }

    @Test
    void whoever_takes_one_over_ends_it_because_its_record_is_full() {
        manyBounds();
        CanaryConclusion conclusion = day.resume(olga);

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(day.weightNow()).isZero();
        assertThat(day.end(conclusion).reasons().toString()).contains("4,000 bounds of buckets", "are missing: the record");
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
    }
}
