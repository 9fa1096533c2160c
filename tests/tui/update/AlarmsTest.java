package tests.tui.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What rings by itself: once for a turn, and not for what is over at the next poll. */
class AlarmsTest {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final EnvironmentSeen BAD = Scenes.unwell(Scenes.live(Scenes.OLD), "500, expected 200");
    private static final EnvironmentSeen GOOD = Scenes.well(Scenes.live(Scenes.OLD));

    private static List<String> rung(Fold fold) {
        List<String> words = new ArrayList<>();
        fold.effects().forEach(effect -> {
            if (effect instanceof Effect.Notify told) {
                words.add(told.words());
            }
        });
        return words;
    }

    /** A poll later, production answers so. */
    private static List<String> polled(Fold fold, EnvironmentSeen seen) {
        return rung(fold.later(POLL).production(seen));
    }

    private static ReleaseSeen turned(ReleaseSeen canarying, CanaryStage stage) {
        CanaryView view = canarying.git().canary().orElseThrow();
        List<CanaryState> states = new ArrayList<>(view.states());
        states.add(new CanaryState(view.last() + 1, stage, Scenes.NOW, Scenes.ADA, "desk", Optional.of(10), "so", List.of()));
        return new ReleaseSeen(Scenes.withCanary(canarying.git(), new CanaryView(
                view.id(), view.intent(), states, states.stream().map(CanaryState::stage).toList(), view.last() + 1,
                view.end(), view.acceptance())), canarying.staging(), canarying.production());
    }

    private static List<String> read(Fold fold, ReleaseSeen seen) {
        return rung(fold.later(POLL).event(new UiEvent.GitRead(seen.git())));
    }

    @Test
    void production_that_begins_to_fail_rings_once_when_the_next_poll_says_so_too() {
        Fold fold = Fold.home(Scenes.situation());
        assertThat(polled(fold, GOOD)).isEmpty();

        assertThat(polled(fold, BAD)).isEmpty();
        assertThat(polled(fold, BAD)).containsExactly("cognitive-api: production FAILING: health: 500, expected 200");
        for (int look = 0; look < 20; look++) {
            assertThat(polled(fold, BAD)).isEmpty();
        }
    }

    @Test
    void what_flaps_from_poll_to_poll_never_rings() {
        Fold fold = Fold.home(Scenes.situation());
        for (int look = 0; look < 20; look++) {
            assertThat(polled(fold, look % 2 == 0 ? BAD : GOOD)).isEmpty();
        }
        assertThat(polled(fold, BAD)).isEmpty();
        assertThat(polled(fold, BAD)).hasSize(1);
        for (int look = 0; look < 20; look++) {
            assertThat(polled(fold, look % 2 == 0 ? GOOD : BAD)).as("nor when it gets well for one poll").isEmpty();
        }
    }

    @Test
    void looks_that_the_operator_asks_for_meanwhile_do_not_make_a_flap_last() {
        Fold fold = Fold.home(Scenes.situation());
        fold.later(POLL);
        for (int look = 0; look < 5; look++) {
            assertThat(rung(fold.later(Duration.ofSeconds(1)).press("u").production(BAD))).isEmpty();
        }
    }

    @Test
    void one_that_got_well_and_fails_again_rings_again() {
        Fold fold = Fold.home(Scenes.situation());
        for (int turn = 0; turn < 3; turn++) {
            assertThat(polled(fold, BAD)).isEmpty();
            assertThat(polled(fold, BAD)).hasSize(1);
            assertThat(polled(fold, GOOD)).isEmpty();
            assertThat(polled(fold, GOOD)).isEmpty();
        }
    }

    @Test
    void what_failed_already_when_it_was_seen_first_is_no_turn() {
        Fold fold = Fold.at(Fold.home(Scenes.situation()).state().size()).production(BAD)
                .event(new UiEvent.GitRead(Scenes.situation().git()));
        assertThat(polled(fold, BAD)).isEmpty();
        assertThat(polled(fold, BAD)).isEmpty();
    }

    @Test
    void a_smoke_that_failed_here_is_not_told_a_second_time_by_the_polls_after_it() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.PRODUCTION, Scenes.OLD, Verdict.FAIL)));
        rung(fold);
        assertThat(polled(fold, GOOD)).isEmpty();
        assertThat(polled(fold, BAD)).isEmpty();
        assertThat(polled(fold, BAD)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = CanaryStage.class, names = {"ABORTED", "PAUSED", "ABORT_FAILED"})
    void a_canary_that_turns_rings_once(CanaryStage stage) {
        ReleaseSeen before = Scenes.canarying(60, 0);
        Fold fold = Fold.home(before);
        assertThat(read(fold, before)).isEmpty();

        ReleaseSeen after = turned(before, stage);
        assertThat(read(fold, after)).hasSize(1).allMatch(words -> words.startsWith("cognitive-api: canary 2ec0000 "));
        for (int look = 0; look < 5; look++) {
            assertThat(read(fold, look % 2 == 0 ? before : after)).isEmpty();
        }
    }

    @Test
    void a_canary_whose_counts_fail_rings_when_the_next_poll_says_so_too_and_once() {
        Fold fold = Fold.home(Scenes.canarying(40, 0));
        assertThat(read(fold, Scenes.canarying(40, 40))).isEmpty();
        assertThat(read(fold, Scenes.canarying(40, 40)))
                .containsExactly("cognitive-api: canary 2ec0000 at 10 % fails");
        assertThat(read(fold, Scenes.canarying(40, 40))).isEmpty();
        assertThat(fold.screen()).contains("canary 2ec0000 at 10 % fails");
    }

    @Test
    void a_canary_that_is_overdue_rings_although_the_remote_answers_no_more() {
        Fold fold = Fold.home(Scenes.canarying(60, 0));
        rung(fold);
        List<String> all = new ArrayList<>();
        for (int minutes = 0; minutes < 200; minutes++) {
            all.addAll(rung(fold.later(Duration.ofMinutes(1))));
        }
        assertThat(all).hasSize(2).last().asString().contains("is overdue: its abort_by has passed");
        assertThat(all.getFirst()).contains("nobody is recording it");
    }

    @Test
    void what_a_canary_had_turned_to_when_it_was_seen_first_is_no_turn() {
        ReleaseSeen paused = turned(Scenes.canarying(60, 0), CanaryStage.PAUSED);
        Fold fold = Fold.home(paused);
        assertThat(rung(fold)).isEmpty();
        assertThat(read(fold, paused)).isEmpty();
    }

    @Test
    void the_abort_of_the_operator_who_sits_here_does_not_ring() {
        ReleaseSeen before = Scenes.canarying(60, 0);
        Fold fold = Fold.home(before).press("K", "A", "Enter");
        long abort = fold.state().aside().orElseThrow().id();
        rung(fold.event(new UiEvent.Done(abort, "aborted")));
        assertThat(read(fold, turned(before, CanaryStage.ABORTED))).isEmpty();
    }

    @Test
    void a_promotion_that_ended_in_a_failing_smoke_is_told_once() {
        Fold fold = Fold.on(Scenes.situation()).press("R", "t", "Down", "Enter", "Enter").type("01de000").press("Enter");
        fold.later(Duration.ofSeconds(20)).event(new UiEvent.Concluded(fold.operation(), new Conclusion(
                ReleaseId.tryParse("20260122-1000-rb1").orElseThrow().toString(), false, "smoke: 500",
                ExitCode.GATE_FAILED,
                Optional.of(Scenes.run(Environment.PRODUCTION, Scenes.OLD, Verdict.FAIL)))));
        assertThat(rung(fold)).hasSize(1);
        assertThat(polled(fold, BAD)).isEmpty();
        assertThat(polled(fold, BAD)).isEmpty();
    }
}
