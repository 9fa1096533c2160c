package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** Somebody deleted or renamed the staging branch on the server: the way back stays open. */
class MissingMainTest {

    private static final String SAID = "has no branch main";

    private final ReleaseDay day = new ReleaseDay().deployedBy("wait: 2s");
    private Seat olga;
    private String before;

    @BeforeEach
    void two_releases_and_no_main() {
        olga = day.operator("Olga");
        for (String subject : List.of("one", "two")) {
            day.landTested(subject);
            done(olga.promoteNow());
        }
        before = day.git().in(day.bare(), "rev-parse", "release^");
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/main");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private static String said(Outcome outcome) {
        return outcome.exitCode() + outcome.out() + outcome.err();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(said(outcome)).isZero();
    }

    private static Outcome rolledBack(Seat seat) {
        return seat.rollBack("--trigger", "5xx spike", "--approve", "Ada", "--yes");
    }

    @Test
    void what_is_released_is_told_and_nothing_is_promoted() {
        for (Seat seat : List.of(olga, day.operator("Omar"))) {
            Outcome status = seat.status();
            done(status);
            assertThat(said(status)).contains(SAID, "rollback would go to");
            Outcome json = seat.open("status", "--json");
            done(json);
            assertThat(json.out()).contains("\"main\" : null", "\"candidate\" : null");
            Outcome verified = seat.log("verify");
            done(verified);
            assertThat(said(verified)).contains(SAID);
            done(seat.log("list"));
            done(seat.log("show", day.log().replaceAll("(?s).*release_id: \"?([^\"\\n]*).*", "$1").strip()));
            for (Outcome refused : List.of(seat.promoteNow(), seat.promoteNow("--sha", day.head("release")))) {
                assertThat(refused.exitCode()).as(said(refused)).isEqualTo(78);
                assertThat(said(refused)).contains(SAID);
            }
        }
    }

    @Test
    void a_clone_that_knew_it_rolls_back() {
        Outcome back = rolledBack(olga);
        done(back);
        assertThat(said(back)).contains(SAID);
        assertThat(day.head("release")).isEqualTo(before);
        done(olga.log("verify", "--all"));
    }

    @Test
    void a_clone_that_never_saw_it_rolls_back() {
        done(rolledBack(day.operator("Omar")));
        assertThat(day.head("release")).isEqualTo(before);
    }

    @Test
    void a_rollback_that_stopped_half_way_is_resumed() {
        day.platformStops();
        Outcome half = rolledBack(olga);
        assertThat(half.exitCode()).as(said(half)).isEqualTo(24);
        day.platformDeploys();
        day.runs(Environment.PRODUCTION, before);
        done(olga.rollBack("--resume", "--yes"));
    }

    @Test
    void a_rollback_that_stopped_half_way_is_given_up() {
        day.platformStops();
        Outcome half = rolledBack(olga);
        assertThat(half.exitCode()).as(said(half)).isEqualTo(24);
        Outcome given = olga.rollBack("--resume", "--give-up", "--yes");
        assertThat(given.exitCode()).as(said(given)).isEqualTo(20);
        assertThat(said(given)).contains("given up by Olga");
    }
}
