package tests.release.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/** Whoever or whatever moves a release, and however it ends, the receivers hear of it. */
class ToldMovesTest {

    private final ReleaseDay day = new ReleaseDay();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        day.close();
    }

    @Test
    void a_promotion_that_is_not_finished_is_told_as_open() {
        day.configuredWith(receiver.yaml("promote")).deployedBy("command: [\"false\"], wait: 2s");
        day.platformStops();
        day.landTested("first");
        Seat ada = day.operator("Ada Lovelace");

        assertThat(ada.promoteNow().exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(receiver.words()).containsExactly("promote open");
        assertThat(ada.promote("--resume").exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(receiver.words()).containsExactly("promote open");
        assertThat(ada.promote("--resume", "--give-up").exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(receiver.words()).containsExactly("promote open", "promote fail");
    }

    /** However long it then takes: only what is older than the first visit's hour is not told. */
    @Test
    void receivers_are_known_before_anything_is_moved() {
        Path script = day.folder().resolve("deploy.sh");
        ReleaseDay.write(script, "git for-each-ref refs/lockstep | grep -q /events- && echo $1 > "
                + day.live(Environment.PRODUCTION) + "\n");
        day.configuredWith(receiver.yaml("promote")).deployedBy(
                "command: [sh, \"" + script + "\", \"{sha}\"], wait: 60s");
        day.platformStops();
        day.landTested("first");
        Outcome promoted = day.operator("Ada Lovelace").promoteNow();

        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(receiver.words()).containsExactly("promote pass");
    }

    /** What hurries is done first; what was recorded in the last hour is told all the same. */
    @Test
    void a_rollback_waits_for_no_receiver() {
        Path script = day.folder().resolve("deploy.sh");
        ReleaseDay.write(script, "git for-each-ref refs/lockstep | grep -q /events- || echo $1 > "
                + day.live(Environment.PRODUCTION) + "\n");
        day.configuredWith(receiver.yaml("rollback")).deployedBy(
                "command: [sh, \"" + script + "\", \"{sha}\"], wait: 2s");
        day.landTested("first");
        Seat ada = day.operator("Ada Lovelace");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.platformStops();
        Outcome back = day.operator("Grace Hopper").rollBack("--trigger", "5xx spike", "--approve", "--yes");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(receiver.words()).containsExactly("rollback completed");
    }

    @Test
    void a_rollback_that_is_not_finished_is_told_as_open() {
        day.configuredWith(receiver.yaml("rollback"));
        day.landTested("first");
        Seat ada = day.operator("Ada Lovelace");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.platformStops();

        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve", "--yes").exitCode())
                .isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(receiver.words()).containsExactly("rollback open");
    }

    @Test
    void a_rollback_by_the_watch_is_told_once() {
        day.configuredWith(receiver.yaml("rollback"));
        Seat ada = day.operator("Ada Lovelace");
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.productionBreaks(Fault.CHAT_500);

        ada.open("watch-release", "--for", "1s", "--every", "200ms", "--auto-rollback");
        assertThat(receiver.words()).containsExactly("rollback partial");
    }

    @Test
    void what_the_terminal_ui_moves_is_told_and_its_trouble_is_on_the_screen() {
        day.configuredWith(receiver.yaml("promote", "rollback"));
        Seat ada = day.operator("Ada Lovelace");
        Sha first = day.landTested("first");
        try (SiteDesk desk = Desks.of(ada)) {
            desk.promote(first, Optional.empty(), Declared.of(ChangeClass.A), new Quiet());
        }
        assertThat(receiver.words()).containsExactly("promote pass");

        Sha second = day.landTested("second");
        receiver.answers(500);
        SiteDesk desk = Desks.of(ada);
        try (desk) {
            desk.promote(second, Optional.of(first), Declared.of(ChangeClass.A), new Quiet());
            desk.awaitReceivers();
            assertThat(desk.read().problems()).contains(
                    "receiver 1: 0 told, 1 waiting: it answered 500; `publish-events` tells what waits");
            receiver.answers(204);
            desk.rollBack(first, Optional.of(second), "5xx spike", new Quiet());
            desk.awaitReceivers();
            assertThat(desk.read().problems()).isEmpty();
        }
        assertThat(receiver.words())
                .containsExactly("promote pass", "promote pass", "promote pass", "rollback completed");
    }

    /** Hears everything and says nothing. */
    private static final class Quiet implements ReleaseListener {
        @Override
        public void reached(MovePhase stage, String words) {}

        @Override
        public void waiting(Duration left, String reported) {}
    }
}
