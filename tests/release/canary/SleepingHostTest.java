package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.SteadyClock;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.Seat;

/** A host that sleeps while it carries a canary, or dies in the warm-up. */
@Execution(ExecutionMode.CONCURRENT)
class SleepingHostTest {

    private final CanaryDay day = new CanaryDay();
    private final AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
    private final List<String> steps = new ArrayList<>();

    @AfterEach
    void end() {
        day.close();
    }

    /** The third look comes after a sleep. */
    private CanaryListener sleeping(Duration time, Runnable meanwhile) {
        AtomicLong looks = new AtomicLong();
        return new Moments()
                .judged((verdict, seen) -> {
                    if (looks.incrementAndGet() == 2) {
                        slept.set(time);
                        meanwhile.run();
                    }
                })
                .step(words -> steps.add(words));
    }

    private CanaryConclusion run(Seat seat, CanaryListener listener) {
        try (ReleaseSite site = day.site(seat)) {
            CanaryService service = new CanaryService(site, listener,
                    (sha, heads, skipped) -> CanaryPermission.Answer.allowed(),
                    () -> site.clock().instant().plus(slept.get()));
            return service.carryOut(service.plan(day.request()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CanaryView ended(Seat seat, CanaryConclusion conclusion) {
        try (ReleaseSite site = day.site(seat)) {
            return CanaryDay.service(site, CanaryListener.silent()).view(conclusion.id());
        }
    }

    @Test
    void time_in_which_nobody_looked_is_missing_in_the_record_and_proves_nothing() {
        Seat olga = day.operator("Olga");
        CanaryConclusion conclusion = run(olga, sleeping(Duration.ofMinutes(4).plusSeconds(45), () -> { }));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.reasons().toString()).contains("of the canary's scrapes are missing");
        assertThat(steps).anyMatch(words -> words.startsWith("nobody looked for 4m"));
        List<Interval> gaps = ended(olga, conclusion).end().orElseThrow().intervals().stream()
                .filter(one -> one.canary().missing() > 1_000).toList();
        assertThat(gaps).hasSize(1).allSatisfy(gap -> assertThat(gap.canary().requests()).isZero());
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_host_that_wakes_after_the_abort_by_takes_the_canary_off_whatever_is_to_happen_at_its_deadline() {
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        CanaryConclusion conclusion = run(olga, sleeping(Duration.ofHours(3), () -> { }));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.reasons().toString()).contains("it is past its abort_by");
        assertThat(ended(olga, conclusion).end().orElseThrow().cause()).isEqualTo(CanaryEnd.Cause.ABANDONED);
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_host_that_wakes_after_another_has_ended_its_canary_touches_no_weight() {
        Seat omar = day.operator("Omar");
        Runnable another = () -> {
            assertThat(omar.open("run-canary", "--abort").exitCode()).isZero();
            day.script("abort", "echo 0 > weight; touch aborted-again");
        };

        assertThatThrownBy(() -> run(day.operator("Olga"), sleeping(Duration.ofHours(3), another)))
                .isInstanceOf(LostRace.class);
        assertThat(day.weight().resolveSibling("aborted-again")).doesNotExist();
    }

    @Test
    void a_host_that_sleeps_through_its_warm_up_while_another_ends_its_canary_touches_no_weight() {
        Seat omar = day.operator("Omar");
        CanaryListener listener = new Moments()
                .step(words -> {
                    if (words.startsWith("warming up")) {
                        slept.set(Duration.ofHours(3));
                        assertThat(omar.open("run-canary", "--abort").exitCode()).isZero();
                        day.script("abort", "echo 0 > weight; touch aborted-again");
                    }
                });

        assertThatThrownBy(() -> run(day.operator("Olga"), listener)).isInstanceOf(LostRace.class);
        assertThat(day.weight().resolveSibling("aborted-again")).doesNotExist();
    }

    @Test
    void the_warm_up_of_a_later_weight_begins_again_where_nothing_was_counted_at_it() {
        Seat olga = day.lasting("4s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        day.arrivesByWeight();
        AtomicLong warmUps = new AtomicLong();
        assertThatThrownBy(() -> run(olga, new Moments()
                .step(words -> {
                    if (words.startsWith("warming up") && warmUps.incrementAndGet() == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();

        try (ReleaseSite site = day.site(olga)) {
            CanaryService service = CanaryDay.service(site, sleeping(Duration.ZERO, () -> { }));
            assertThat(service.resume(service.open().getLast()).stage()).isEqualTo(CanaryStage.PASSED);
        }
        assertThat(steps).containsSubsequence("setting the weight to 20 %", "warming up, nothing counts yet");
    }

    @Test
    void the_clock_of_a_host_that_was_set_back_changes_nothing_and_one_that_slept_tells_the_time_again() {
        AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-01-22T10:00:00Z"));
        AtomicLong nanos = new AtomicLong();
        var clock = SteadyClock.of(wall::get, nanos::get);

        nanos.addAndGet(60_000_000_000L);
        wall.set(Instant.parse("2026-01-22T08:00:00Z"));
        assertThat(clock.instant()).isEqualTo("2026-01-22T10:01:00Z");

        wall.set(Instant.parse("2026-01-22T13:00:00Z"));
        assertThat(clock.instant()).isEqualTo("2026-01-22T13:00:00Z");
        nanos.addAndGet(1_000_000_000L);
        assertThat(clock.instant()).isEqualTo("2026-01-22T13:00:01Z");
        wall.set(Instant.parse("2026-01-22T13:00:09Z"));
        assertThat(clock.instant()).as("a correction").isEqualTo("2026-01-22T13:00:01Z");
    }
}
