package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The way back, named as the process names it: rollback production --version=v1.2.2. */
class RollbackByVersionTest {

    private static Sha promoted(ReleaseDay day, Seat seat, String version) {
        Sha commit = day.landTested(version);
        day.tag(version, commit);
        assertThat(seat.promote(version, "--yes").exitCode()).isZero();
        return commit;
    }

    @Test
    void a_rollback_by_version_goes_to_the_commit_that_the_version_named_when_it_was_recorded() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            Sha oldest = promoted(day, ada, "v1.2.1");
            Sha older = promoted(day, ada, "v1.2.2");
            Sha newest = promoted(day, ada, "v1.2.3");
            day.tag("v1.2.1", newest);
            Outcome back = ada.rollBack("production", "--version=v1.2.1", "--trigger", "5xx spike", "--approve");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(day.head("release")).isEqualTo(oldest.hex()).isNotEqualTo(older.hex());
            assertThat(day.log().replace("\"", "")).contains("  to_sha: " + oldest + "\n  version: v1.2.1\n");
            assertThat(day.file("sot/production.json")).contains("\"version\" : \"v1.2.1\"");
            assertThat(ada.log("verify").exitCode()).isZero();
        }
    }

    /** As the process has it, typed at a terminal: {@code rollback production --version=v1.2.2}. */
    @Test
    void the_line_of_the_process_asks_at_a_terminal_for_what_it_does_not_say() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            Sha older = promoted(day, ada, "v1.2.2");
            promoted(day, ada, "v1.2.3");
            Doors doors = Doors.doors().in(ada.folder());
            day.git().environment().forEach(doors::with);
            Outcome silent = doors.open("rollback-release", "production", "--version=v1.2.2");
            assertThat(silent.exitCode()).isEqualTo(22);
            assertThat(silent.err()).contains("no trigger is named").contains("Name the trigger, for instance: `--trigger '5xx spike'`");
            assertThat(doors.typing("\n").open("rollback-release", "production", "--version=v1.2.2").exitCode())
                    .as("an empty answer names nothing").isEqualTo(22);
            Outcome back = doors.typing("1\n" + older.abbreviated() + "\n")
                    .open("rollback-release", "production", "--version=v1.2.2");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(back.err()).contains("What triggered it?").contains("2  DB failure")
                    .contains(": release is moved there by force.");
            assertThat(day.head("release")).isEqualTo(older.hex());
            assertThat(day.log()).contains("5xx spike");
        }
    }

    @Test
    void the_trigger_may_be_told_in_one_s_own_words() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            Sha older = promoted(day, ada, "v1.2.2");
            promoted(day, ada, "v1.2.3");
            Doors doors = Doors.doors().in(ada.folder());
            day.git().environment().forEach(doors::with);
            Outcome back = doors.typing("orders are lost\n" + older.abbreviated() + "\n")
                    .open("rollback-release", "production");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(day.log()).contains("orders are lost");
        }
    }

    @Test
    void a_version_that_was_never_in_production_is_refused() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            promoted(day, ada, "v1.2.2");
            promoted(day, ada, "v1.2.3");
            Sha never = day.landTested("never");
            day.tag("v1.3.0", never);
            Outcome refused = ada.rollBack("production", "--version=v1.3.0", "--trigger", "5xx spike", "--approve");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("known-good");
            assertThat(ada.rollBack("production", "--version=v9", "--trigger", "x", "--approve").err())
                    .contains("nothing is called v9");
            Outcome left = ada.rollBack("--from", "v9", "--trigger", "x", "--approve");
            assertThat(left.exitCode()).isEqualTo(22);
            assertThat(left.err()).contains("Give a version, or a full SHA, 40 digits.");
            Outcome cut = ada.rollBack("--from", never.abbreviated(), "--trigger", "x", "--approve");
            assertThat(cut.exitCode()).as(cut.err()).isEqualTo(64);
            assertThat(cut.err()).contains("Give the full SHA, as `git rev-parse " + never.abbreviated());
        }
    }

    @Test
    void a_rollback_whose_command_line_contradicts_itself_is_refused() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            assertThat(ada.rollBack("staging", "--trigger", "x").exitCode()).isEqualTo(64);
            assertThat(ada.rollBack("--to", day.head("main"), "--version=v1", "--trigger", "x").exitCode())
                    .isEqualTo(64);
            assertThat(ada.rollBack("--resume", "--version=v1").exitCode()).isEqualTo(64);
        }
    }

    @Test
    void lockstep_tells_its_own_version_by_the_short_option() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            assertThat(ada.rollBack("-V").out()).startsWith("Lockstep ");
            assertThat(ada.open("status", "--version").out()).startsWith("Lockstep ");
            assertThat(ada.rollBack("--help").out()).contains("--version=VERSION", "-V", "-h, --help");
        }
    }
}
