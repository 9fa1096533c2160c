package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Advice;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Whoever types what a refusal says, and nothing else, gets on. */
class FollowedAdviceTest {

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_team_with_a_service() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Outcome follows(String message, String after, String... more) {
        Outcome outcome = Advice.in(message, after).followedBy(day.operator("Grace Hopper"), more);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    @Test
    void the_gates_that_a_refused_promotion_names_are_recorded_and_let_it_through() {
        String refused = ada.promoteNow().err();
        follows(refused, "Run ");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @Test
    void an_open_promotion_is_finished_by_what_a_refused_rollback_status_and_verify_say() {
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, second.hex());
        String finish = "`promote-release --resume`";
        assertThat(ada.status().out()).contains("finish it: " + finish);
        assertThat(ada.log("verify").out()).contains("finish it: " + finish);
        follows(ada.rollBack("--trigger", "5xx spike", "--approve").err(), "Finish it from any host: ");
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void an_open_rollback_is_finished_by_what_a_refused_promotion_status_and_verify_say() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.platformStops();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, first.hex());
        String finish = "`rollback-release --resume`";
        assertThat(ada.status().out()).contains("finish it: " + finish);
        assertThat(ada.log("verify").out()).contains("finish it: " + finish);
        day.landTested("third");
        follows(ada.promoteNow().err(), "Finish it from any host: ");
        assertThat(day.head("release")).isEqualTo(first.hex());
    }
}
