package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LostRace;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Sha;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** What was confirmed is to leave one commit: one that somebody released meanwhile is never left by it. */
class MovedMeanwhileTest {

    private final ReleaseDay day = new ReleaseDay();

    @AfterEach
    void close() {
        day.close();
    }

    private Sha promoted(Seat seat, String subject) {
        Sha sha = day.landTested(subject);
        assertThat(seat.promoteNow().exitCode()).isZero();
        return sha;
    }

    @Test
    void neither_a_rollback_nor_a_promotion_leaves_a_commit_that_was_not_on_the_screen() {
        Seat omar = day.operator("Omar");
        Sha first = promoted(omar, "first");
        Sha second = promoted(omar, "second");
        Sha fix = promoted(omar, "a fix");
        Sha next = day.landTested("next");
        try (SiteDesk desk = Desks.of(day.operator("Nadja"))) {
            isLost(() -> desk.rollBack(first, Optional.of(second), "5xx spike", new Quiet()),
                    "release is at " + fix.abbreviated() + ", and this rollback was to leave " + second.abbreviated()
                            + "; nothing was changed");
            isLost(() -> desk.promote(next, Optional.of(second), Declared.of(ChangeClass.A), new Quiet()),
                    "release moved to " + fix.abbreviated() + " since you looked; nothing was changed");
            assertThat(desk.read().release()).contains(fix);
            assertThat(desk.read().open()).isEmpty();
            assertThat(desk.rollBack(second, Optional.of(fix), "5xx spike", new Quiet()).good()).isTrue();
        }
    }

    private static void isLost(ThrowingCallable move, String words) {
        assertThatThrownBy(move).isInstanceOfSatisfying(LostRace.class, lost ->
                assertThat(lost.exitCode()).isEqualTo(ExitCode.LOST_RACE))
                .hasMessage(words);
    }

    @Test
    void what_is_confirmed_names_the_commit_that_the_dialog_showed_whatever_was_read_meanwhile() {
        Fold fold = Fold.home(Scenes.situation()).press("R", "t", "Down", "Enter", "Enter");
        assertThat(fold.screen()).contains("from 01d0000 to 01de000");
        fold.event(new UiEvent.GitRead(Scenes.released().git())).type("01de000").press("Enter");
        assertThat(fold.effects()).contains(new Effect.RollBack(Scenes.OLDER, Optional.of(Scenes.OLD), "5xx spike"));
    }

    @Test
    void the_operator_is_told_what_was_released_meanwhile() {
        Seat omar = day.operator("Omar");
        Sha first = promoted(omar, "first");
        promoted(omar, "second");
        day.landTested("a fix");
        try (VirtualUi ui = new VirtualUi(() -> Desks.of(day.operator("Nadja")), new Size(100, 30))) {
            ui.expect("promoted     second").press("R", "t", "Down", "Enter", "Enter").expect("release is moved by force");
            assertThat(omar.promoteNow().exitCode()).isZero();
            ui.type(first.abbreviated()).press("Enter").expect("this rollback was to leave", "Somebody moved it meanwhile,", "exited with 23");
        }
    }

    /** Hears everything and says nothing. */
    private static final class Quiet implements ReleaseListener {

        @Override
        public void reached(MovePhase stage, String words) {}

        @Override
        public void waiting(Duration left, String reported) {}
    }
}
