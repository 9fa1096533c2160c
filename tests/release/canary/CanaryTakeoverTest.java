package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.error.PartlyDone;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.Seat;

/** Another host goes on with a canary. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryTakeoverTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void a_host_whose_clock_is_behind_goes_on_and_time_does_not_run_backwards_in_the_record() {
        day.lasting("4s");
        assertThatThrownBy(() -> day.run(day.operator("Olga"), Moments.at(4, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class).hasMessageContaining("nobody watches it");
        assertThat(Thread.interrupted()).isTrue();
        InstantSource behind = () -> Instant.now().minus(Duration.ofHours(1));
        CanaryConclusion conclusion;
        try (ReleaseSite site = day.operator("Omar").site().withClock(behind, Waiting.real())) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());
            conclusion = service.resume(service.open().getLast());
        }

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        CanaryEnd end = day.end(conclusion);
        assertThat(end.fault()).isEmpty();
        for (int one = 1; one < end.intervals().size(); one++) {
            assertThat(end.intervals().get(one).from()).isAfterOrEqualTo(end.intervals().get(one - 1).to());
        }
        assertThat(day.operator("Nadja").log("verify").exitCode()).isZero();
    }

    @Test
    void what_a_gate_has_paused_does_not_pass_on_another_host_where_all_is_quiet() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 40s");
        CanaryListener dying = Moments.leavingAt(CanaryStage.PAUSED);
        assertThatThrownBy(() -> day.run(olga, dying)).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        day.shows(5, 5);
        Seat omar = day.operator("Omar");
        omar.reconfigure("breach: rollback", "breach: pause");
        omar.reconfigure("deadline: 5m", "deadline: 40s");
        Instant paused;
        CanaryConclusion conclusion;
        try (ReleaseSite site = day.site(omar)) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());
            CanaryView open = service.open().getLast();
            paused = open.untilPausedByGate().orElseThrow().getLast().to();
            conclusion = service.resume(open);
        }
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(day.end(conclusion).judgedAt()).as("what was judged then").isEqualTo(paused);
        assertThat(day.weightNow()).isZero();
        assertThat(day.operator("Nadja").log("verify").exitCode()).isZero();
    }

    @Test
    void what_a_gate_has_paused_goes_on_in_the_clone_that_counted_while_the_remote_was_gone() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 40s");
        AtomicInteger unrecorded = new AtomicInteger();
        CanaryListener leaving = new Moments()
                .entered(state -> {
                    if (state.stage() == CanaryStage.PAUSED) {
                        day.leave();
                        unrecorded.set(1);
                    }
                })
                .judged((verdict, seen) -> {
                    if (unrecorded.get() > 0 && unrecorded.incrementAndGet() == 4) {
                        Thread.currentThread().interrupt();
                    }
                });
        assertThatThrownBy(() -> day.run(olga, leaving)).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        day.comeBack();

        CanaryConclusion conclusion = day.resume(olga);

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(day.operator("Nadja").log("verify").exitCode()).isZero();
    }
}
