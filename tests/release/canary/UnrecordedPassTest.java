package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.error.PartlyDone;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.Seat;

/** A pass counts when it is on record: until then the canary is watched. */
@Execution(ExecutionMode.CONCURRENT)
class UnrecordedPassTest {

    private static final String UNRECORDED = "it is passed, which is not recorded yet: ";
    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    /** The remote goes away as the canary passes; what happens when that could not be recorded so many times. */
    private CanaryListener awayAtThePass(int times, Runnable then) {
        AtomicInteger waits = new AtomicInteger();
        return new Moments()
                .judged((verdict, seen) -> {
                    if (verdict.verdict() == Verdict.PASS && !day.isGone() && waits.get() == 0) {
                        day.leave();
                    }
                })
                .step(words -> {
                    if (words.startsWith(UNRECORDED) && waits.incrementAndGet() == times) {
                        then.run();
                    }
                });
    }

    @Test
    void a_pass_waits_for_a_remote_that_is_away_for_a_moment() {
        CanaryConclusion conclusion = day.run(day.operator("Olga"),
                awayAtThePass(4, () -> day.comeBack()));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.weightNow()).isEqualTo(10);
    }

    @Test
    void a_canary_that_does_harm_while_its_pass_waits_to_be_recorded_fails_and_no_pass_is_recorded() {
        AtomicInteger failed = new AtomicInteger();
        CanaryListener away = awayAtThePass(2, () -> day.shows(300, 5));
        Seat olga = day.operator("Olga");
        CanaryConclusion conclusion = day.run(olga, new Moments().with(away)
                .judged((verdict, seen) -> {
                    if (verdict.verdict() == Verdict.FAIL && failed.incrementAndGet() == 1) {
                        day.comeBack();
                    }
                }));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
        assertThat(day.end(conclusion).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void a_pass_whose_answer_was_lost_counts_no_longer_where_harm_is_shown_before_it_is_known() {
        isFailedAfterItsPass(Duration.ZERO);
    }

    @Test
    void it_counts_no_longer_where_the_harm_is_recorded_past_its_abort_by() {
        isFailedAfterItsPass(Duration.ofHours(3));
    }

    private void isFailedAfterItsPass(Duration later) {
        Seat olga = day.operator("Olga");
        AtomicInteger waits = new AtomicInteger();
        CanaryConclusion conclusion = day.run(olga, new Moments()
                .judged((verdict, seen) -> {
                    if (verdict.verdict() == Verdict.PASS && waits.get() == 0) {
                        day.day().hook("reference-transaction", "if test $1 = committed; then mv " + day.day().bare() + " "
                                + day.gone() + "; kill -9 $PPID; fi");
                    } else if (verdict.verdict() == Verdict.FAIL) {
                        day.day().unhook("pre-receive");
                        day.passes(later);
                    }
                })
                .step(words -> {
                    if (words.startsWith(UNRECORDED) && waits.incrementAndGet() == 1) {
                        day.comeBack();
                        day.day().unhook("reference-transaction");
                        day.day().hook("pre-receive", "exit 1");
                        day.shows(300, 5);
                    }
                }));

        assertThat(waits.get()).isPositive();
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
        assertThat(olga.open("explain", day.commit().hex()).out()).contains("passed, and was aborted afterwards");
        assertThat(later.isPositive() || olga.log("verify").exitCode() == 0).isTrue();
    }

    @Test
    void the_tries_to_record_it_have_one_time_together() {
        try (ReleaseSite site = day.operator("Olga").site()) {
            ReleaseSite hasty = site.withRemoteFor(Duration.ZERO);
            assertThat(hasty.isLate()).isTrue();
            assertThat(hasty.withRemoteLimit(Duration.ofMinutes(1)).isLate()).isTrue();
            assertThat(hasty.remoteDeadline().isOver()).as("the one under way has its time").isFalse();
            assertThat(site.isLate()).isFalse();
        }
    }

    @Test
    void a_record_that_would_become_too_large_while_its_pass_waits_to_be_recorded_ends_the_canary() {
        day.lasting("8s");
        AtomicInteger waited = new AtomicInteger();
        day.script("counts", """
                now=$(($(date +%s%3N) + $(cat ahead))) began=$(stat -c %Y started)000
                echo "$now $began" | awk '{
                    ms = $1 - $2
                    printf "{\\"canary\\": {\\"requests\\": %d, \\"errors\\": 0, \\"buckets\\": {", ms
                    for (i = 1; i <= 1900; i++) { printf "\\"%d\\": %.0f, ", i, i * ms * 1000000 }
                    printf "\\"+Inf\\": %.0f}},", 1901 * ms * 1000000
                    printf "\\"baseline\\": {\\"requests\\": %d, \\"errors\\": 0}}", ms * 9
                }'""");
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new Moments()
                .with(awayAtThePass(Integer.MAX_VALUE, () -> { }))
                .step(words -> {
                    if (words.startsWith(UNRECORDED)) {
                        waited.incrementAndGet();
                    }
                    if (words.startsWith("taking all traffic off")) {
                        day.comeBack();
                    }
                }));

        assertThat(waited.get()).isPositive();
        assertThat(conclusion.reasons().toString()).contains("its record reached 3 MiB");
        assertThat(day.weightNow()).isZero();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
    }

    @Test
    void who_ends_the_process_while_a_pass_waits_to_be_recorded_is_told_how_to_go_on() {
        assertThatThrownBy(() -> day.run(day.operator("Olga"),
                awayAtThePass(1, () -> Thread.currentThread().interrupt())))
                .isInstanceOfSatisfying(PartlyDone.class, error -> {
                    assertThat(error.getMessage()).contains("is open and nobody watches it; its weight stays");
                    assertThat(error.remedy()).contains("`run-canary " + day.commit().hex() + "`");
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(day.weightNow()).isEqualTo(10);
    }
}
