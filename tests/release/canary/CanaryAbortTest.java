package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.tui.adapter.SiteDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/** Who takes a canary off its traffic, and what is recorded of it then. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryAbortTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    /** How it ended when another operator took it off. */
    private CanaryEnd taken(Runnable before) {
        before.run();
        try (ReleaseSite site = day.site(day.operator("Omar"))) {
            CanaryId id = CanaryDay.service(site, CanaryListener.silent()).abort("it is enough").ids().getLast();
            return day.end(id);
        }
    }

    private void accept(Seat seat) {
        try (ReleaseSite site = day.site(seat)) {
            CanaryDay.service(site, CanaryListener.silent()).accept(day.request().commit(), "we are in a hurry");
        }
    }

    @Test
    void an_abort_that_fails_is_said_with_what_to_do_by_hand_and_stays_open() {
        day.shows(60, 5);
        day.script("abort", "exit 9");
        Seat olga = day.operator("Olga");

        assertThatThrownBy(() -> day.run(olga)).isInstanceOf(PartlyDone.class)
                .hasMessageContaining("THE ABORT FAILED").hasMessageContaining("exited 9");
        assertThat(day.open(olga)).extracting(open -> open.stage().orElseThrow())
                .containsExactly(CanaryStage.ABORT_FAILED);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(olga.open("status").out()).contains(
                ": THE ABORT FAILED, users may be on it; end it: `run-canary --abort`");
        assertThat(olga.open("explain", day.commit().hex()).err()).contains(
                "WARNING: canary ", " is open: THE ABORT FAILED, users may be on it; end it: `run-canary --abort`");
        try (SiteDesk desk = Desks.of(olga)) {
            assertThat(desk.read().problems()).singleElement().asString()
                    .contains("is open at 10 % of the traffic, THE ABORT FAILED");
        }
    }

    @Test
    void harm_that_was_shown_stays_shown_whoever_takes_the_canary_off_at_last() {
        day.shows(60, 5);
        day.script("abort", "exit 9");
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga)).isInstanceOf(PartlyDone.class);

        assertThatThrownBy(() -> day.resume(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("may still have traffic: its abort failed");
        CanaryEnd end = taken(() -> day.script("abort", "echo 0 > weight"));
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.fault()).isEmpty();
        assertThatThrownBy(() -> accept(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("was not inconclusive but fail");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void another_commit_that_was_found_stays_found_when_the_abort_fails_at_first() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        day.script("abort", "exit 9");
        assertThatThrownBy(() -> day.run(day.operator("Olga"))).isInstanceOf(PartlyDone.class);
        CanaryEnd end = taken(() -> day.script("abort", "echo 0 > weight"));

        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.HEALTH);
    }

    @Test
    void harm_that_paused_a_canary_stays_shown_when_an_operator_aborts_it() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        CanaryListener leaving = Moments.leavingAt(CanaryStage.PAUSED);
        assertThatThrownBy(() -> day.run(olga, leaving)).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        CanaryEnd end = taken(() -> {});

        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.METRICS);
        assertThat(end.reasons().getLast()).isEqualTo("it is enough");
        assertThat(end.fault()).isEmpty();
        assertThatThrownBy(() -> accept(olga)).isInstanceOf(Refused.class);
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void an_abort_whose_weight_cannot_be_read_back_says_so() {
        day.shows(60, 5);
        day.script("abort", "echo 0 > weight; echo exit 3 > read.sh");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.reasons().getLast()).startsWith("the weight could not be read back: traffic.read (sh) exited 3");
        assertThat(conclusion.words()).contains("check that it gets no more traffic").doesNotContain("and gets no more");
        assertThat(day.end(conclusion).fault()).isEmpty();
    }

    @Test
    void whoever_is_aborted_from_another_host_lets_go_of_the_canary() {
        day.lasting("4m");
        Seat omar = day.operator("Omar");
        CanaryListener aborting = Moments.at(4, () -> {
            try (ReleaseSite site = day.site(omar)) {
                CanaryDay.service(site, CanaryListener.silent()).abort("it looks odd");
            }
        });

        assertThatThrownBy(() -> day.run(day.operator("Olga"), aborting)).isInstanceOf(LostRace.class)
                .hasMessageContaining("Omar");
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(omar)).isEmpty();
        assertThat(omar.log("verify").out()).contains("verified");
    }

    @Test
    void an_end_that_cannot_be_read_keeps_no_canary_from_being_ended() {
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, Moments.at(2, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        CanaryId id = day.open(olga).getLast().id();
        day.day().outsider().commitOn(day.day().evidenceBranch(), CanaryPlaces.ended(id), "no JSON");

        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
        assertThat(day.operator("Omar").log("verify").out()).contains(CanaryPlaces.ended(id));
    }

    @Test
    void a_weight_that_is_set_while_an_abort_is_recorded_is_taken_off_again() {
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, Moments.at(2, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        try (ReleaseSite site = day.site(olga)) {
            CanaryService service = CanaryDay.service(site, new Moments()
                    .reached(milestone -> {
                        if (milestone == Milestone.OUTCOME_WRITTEN) {
                            ReleaseDay.write(day.weight(), "50\n");
                        }
                    }));
            assertThat(service.abort("enough").ids()).hasSize(1);
        }
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_canary_past_its_abort_by_is_reaped_by_any_host() {
        day.hasty();
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        day.run(olga, Moments.at(3, () -> day.script("counts", "exit 1")));
        assertThat(day.weightNow()).isEqualTo(10);
        InstantSource tomorrow = () -> Instant.now().plus(Duration.ofDays(1));
        try (ReleaseSite site = olga.site().withClock(tomorrow, Waiting.real())) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());

            assertThat(service.open().getFirst().isPast(tomorrow.instant())).isTrue();
            assertThat(service.reap().ids()).hasSize(1);
            assertThat(service.reap().ids()).isEmpty();
        }
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_pass_stays_one_where_the_load_balancer_refused_the_reaper_at_first() {
        Seat olga = day.operator("Olga");
        CanaryId id = day.run(olga).id();
        day.script("abort", "exit 1");
        try (ReleaseSite site = day.site(olga)) {
            CanaryView passed = CanaryDay.service(site, CanaryListener.silent()).view(id);
            Instant abortBy = passed.intent().orElseThrow().abortBy();
            assertThat(refusedAt(abortBy.plusSeconds(60), passed, "").failedBesideItsEnd()).isEmpty();
            assertThat(refusedAt(abortBy.plusSeconds(60), passed, CanaryState.HARM).failedBesideItsEnd()).isPresent();
            assertThat(refusedAt(abortBy.minusSeconds(1), passed, "").failedBesideItsEnd()).isPresent();
            reapedAt(abortBy.plusSeconds(60), olga, service -> assertThatThrownBy(service::reap)
                    .isInstanceOf(PartlyDone.class));
            day.script("abort", "echo 0 > weight");
            reapedAt(abortBy.plusSeconds(360), olga, service -> assertThat(service.reap().ids()).containsExactly(id));
        }
        assertThat(day.weightNow()).isZero();
        assertThat(olga.open("explain", day.commit().hex()).out()).contains(" passed at ").doesNotContain("aborted afterwards");
    }

    private static CanaryView refusedAt(Instant when, CanaryView view, String harm) {
        List<CanaryState> states = new ArrayList<>(view.states());
        CanaryState last = states.getLast();
        states.add(new CanaryState(last.number() + 1, CanaryStage.ABORT_FAILED, when, last.operator(), last.host(),
                last.weight(), harm + "traffic.abort exited 1", List.of()));
        return new CanaryView(view.id(), view.intent(), states, states.stream().map(CanaryState::stage).toList(),
                last.number() + 1, view.end(), view.acceptance());
    }

    private static void reapedAt(Instant when, Seat seat, Consumer<CanaryService> reaping) {
        try (ReleaseSite site = seat.site().withClock(() -> when, Waiting.real())) {
            reaping.accept(CanaryDay.service(site, CanaryListener.silent()));
        }
    }
}
