package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
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
    void it_goes_to_the_commit_that_the_version_named_when_it_was_recorded() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            Sha oldest = promoted(day, ada, "v1.2.1");
            Sha older = promoted(day, ada, "v1.2.2");
            Sha newest = promoted(day, ada, "v1.2.3");
            day.tag("v1.2.1", newest);
            Outcome back = ada.rollBack("production", "--version=v1.2.1", "--trigger", "5xx spike", "--approve");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(day.head("release")).isEqualTo(oldest.hex()).isNotEqualTo(older.hex());
            assertThat(day.log()).contains("  to_sha: " + oldest + "\n  version: v1.2.1\n");
            assertThat(day.file("sot/production.json")).contains("\"version\" : \"v1.2.1\"");
            assertThat(ada.log("verify").exitCode()).isZero();
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
        }
    }

    @Test
    void the_command_line_is_wrong() {
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
