package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Key;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Prompt;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** What comes up while the operator is at something else waits: no key goes to what they have not seen. */
class HandsTest {

    private static final Duration A_LOOK = Duration.ofMillis(250);

    private static Fold verifying() {
        return Fold.home(Scenes.canarying(60, 0)).press("l", "v");
    }

    private static Fold promoting() {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")))));
        return fold.press("Enter").type("2ec0000").press("Enter");
    }

    private static UiEvent failure(Fold fold) {
        return new UiEvent.Failed(fold.operation(), "the remote is gone", "try again", 70);
    }

    private static String title(Fold fold) {
        return fold.state().dialog().map(Dialog::title).orElse("");
    }

    @Test
    void the_question_whether_to_abort_is_still_there_when_something_else_fails() {
        Fold fold = verifying().press("A");
        fold.event(failure(fold));
        assertThat(title(fold)).isEqualTo("Abort the canary");
        assertThat(fold.screen()).contains("Verifying the log failed: opens after this dialog");
        fold.effects();
        fold.press("Enter");

        assertThat(fold.effects()).contains(new Effect.AbortCanary());
        assertThat(title(fold.later(A_LOOK))).isEqualTo("Verifying the log failed");
        assertThat(fold.state().journal()).anyMatch(line -> line.words().contains("the remote is gone"));
        assertThat(title(fold.press("Esc"))).isEmpty();
    }

    @Test
    void what_is_being_typed_is_typed_to_its_end() {
        Fold fold = verifying().press(":").type("trig");
        fold.event(failure(fold)).type("ger it is slow");
        assertThat(fold.state().prompt().map(Prompt::text)).contains("trigger it is slow");
        assertThat(title(fold)).isEmpty();
        fold.press("Enter");
        assertThat(fold.state().trigger()).isEqualTo("it is slow");
        assertThat(title(fold)).isEqualTo("Verifying the log failed");
    }

    @Test
    void the_end_of_a_promotion_closes_no_other_dialog_and_is_shown_after_it() {
        Fold fold = promoting().press("?");
        fold.event(new UiEvent.Concluded(fold.operation(), new Conclusion(
                "20260122-1000-rc1", false, "production smoke: 500", ExitCode.GATE_FAILED, Optional.empty())));
        assertThat(title(fold)).isNotEqualTo("Recorded as failed");
        assertThat(title(fold.press("Esc"))).isEqualTo("Recorded as failed");
    }

    @Test
    void several_wait_in_their_order() {
        Fold fold = verifying().press("A");
        fold.event(failure(fold)).event(new UiEvent.Pressed(new Key("Tab")));
        fold.press("Enter");
        assertThat(title(fold.later(A_LOOK))).isEqualTo("Verifying the log failed");
        fold.press("Enter").press("A", "Enter").press("J");
        long aside = fold.state().aside().orElseThrow().id();
        fold.event(new UiEvent.Failed(aside, "no traffic control", "", 70));
        assertThat(title(fold)).isEqualTo("What was done");
        assertThat(title(fold.press("Esc"))).isEqualTo("Aborting the canary failed");
    }

    @Test
    void what_a_command_printed_waits_too() {
        Fold fold = Fold.home(Scenes.situation()).preferring(Scenes.preferences()).press("S", "Enter").press("?");
        fold.event(new UiEvent.CommandEnded(fold.operation(), new CommandRun(List.of("one"), "exited 0", true)));
        assertThat(title(fold)).isEqualTo("Keys and commands");
        assertThat(title(fold.press("Esc"))).startsWith("show exited 0");
    }

    @Test
    void a_question_that_nobody_waits_for_any_more_is_not_asked() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Down", "Enter", "Tab", "Enter").press("?");
        assertThat(fold.state().is(Operation.Kind.DRILL)).isTrue();
        fold.event(new UiEvent.Asked(fold.operation(), List.of("Break something.")));
        assertThat(fold.state().dialogs().pending()).hasSize(1);
        fold.event(failure(fold));
        assertThat(title(fold.press("Esc").later(A_LOOK))).startsWith("Drill ").endsWith("failed");
        assertThat(title(fold.press("Esc"))).isEmpty();
    }

    @Test
    void an_answer_is_never_taken_for_that_to_a_question_nobody_read() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Down", "Enter", "Tab", "Enter");
        fold.event(new UiEvent.Asked(fold.operation(), List.of("Break something.")));
        fold.event(new UiEvent.Asked(fold.operation(), List.of("Undo it.")));

        assertThat(fold.state().dialogs().pending()).isEmpty();
        assertThat(fold.screen()).contains("Undo it.").doesNotContain("Break something.?");
    }

    @Test
    void a_wish_to_stop_that_came_too_late_colours_no_failure() {
        Fold fold = promoting();
        fold.event(new UiEvent.StageReached(fold.operation(), MovePhase.DEPLOYING, "waiting"))
                .event(new UiEvent.Waiting(fold.operation(), Duration.ofSeconds(30), "it runs another")).press("x");
        assertThat(fold.state().operation().orElseThrow().stopping()).isTrue();
        fold.event(new UiEvent.StageReached(fold.operation(), MovePhase.SMOKING, "smoke"));
        assertThat(fold.state().operation().orElseThrow().stopping()).isFalse();
        fold.event(failure(fold));
        assertThat(title(fold)).endsWith(" failed");
    }
}
