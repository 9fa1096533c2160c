package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepState;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.StagingRuns;

/** A decision says when it was made, and is none any more when time alone may have changed it. */
class DecisionAgeTest {

    private static Fold decided(boolean allowed, Instant until) {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", allowed, "holds", "", "docs/policy.md#on-main")), Optional.of(until))));
        return fold;
    }

    private static String words(Fold fold) {
        return new Day(fold.state()).line(Step.DECISION).words();
    }

    @Test
    void a_decision_says_how_old_it_is() {
        Instant tomorrow = Scenes.NOW.plus(Duration.ofDays(1));
        assertThat(words(decided(true, tomorrow).later(Duration.ofMinutes(11)))).isEqualTo("allowed 11m ago: 1 rule holds");
        assertThat(words(decided(false, tomorrow).later(Duration.ofMinutes(11))))
                .isEqualTo("1 of 1 broken, 11m ago");
    }

    @Test
    void at_the_edge_of_a_freeze_it_is_to_be_made_again() {
        for (boolean allowed : List.of(true, false)) {
            Fold fold = decided(allowed, Scenes.NOW.plus(Duration.ofHours(1))).later(Duration.ofMinutes(59));
            assertThat(new Day(fold.state()).line(Step.DECISION).state())
                    .isEqualTo(allowed ? StepState.DONE : StepState.FAILED);
            fold.later(Duration.ofMinutes(1));
            assertThat(new Day(fold.state()).line(Step.DECISION).state()).isEqualTo(StepState.READY);
            assertThat(new Day(fold.state()).line(Step.PROMOTE).state()).isEqualTo(StepState.LATER);
            assertThat(Next.of(fold.state()).getFirst().words()).startsWith("Decide whether 2ec0000");
            fold.effects();
            assertThat(fold.press("Enter").effects()).anyMatch(Effect.Judge.class::isInstance);
        }
    }

    /** A run of twenty hours ago holds for four more, whenever it is decided on it. */
    @Test
    void a_decision_ends_with_the_evidence_it_stands_on() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("a change");
            Instant tested = Instant.now().minus(Duration.ofHours(20));
            day.operator("Tess").record(StagingRuns.of(day, commit, Verdict.PASS, tested));
            try (SiteDesk desk = Desks.of(day.operator("Nadja"))) {
                Judgement judged = desk.judge(commit, Declared.of(ChangeClass.A));

                assertThat(judged.allowed()).as(judged.rules().toString()).isTrue();
                assertThat(judged.until()).get().satisfies(until -> assertThat(until)
                        .isAfterOrEqualTo(tested.plus(Duration.ofHours(24)).minusSeconds(5))
                        .isBeforeOrEqualTo(tested.plus(Duration.ofHours(24)).plusSeconds(5)));
                assertThat(judged.isOf(Instant.now().plus(Duration.ofHours(5)))).isFalse();
            }
        }
    }
}
