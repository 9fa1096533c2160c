package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** What --auto-rollback does where production is unhealthy, and what it says where it cannot. */
class AutoRollbackTest {

    private ReleaseDay day;
    private Seat ada;
    private Sha good;
    private Sha bad;

    @BeforeEach
    void production_is_unhealthy() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        good = day.landTested("good");
        assertThat(ada.promoteNow().exitCode()).isZero();
        bad = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void a_server_that_refuses_the_force_leaves_the_failed_commit_and_the_words_say_so() {
        day.git().in(day.bare(), "config", "receive.denyNonFastForwards", "true");
        Outcome outcome = ada.promoteNow("--auto-rollback");
        assertThat(day.head("release")).isEqualTo(bad.hex());
        Refusal said = Refusal.said(outcome);
        assertThat(said.exitCode()).isEqualTo(24);
        assertThat(said.message())
                .startsWith("the rollback of ")
                .contains(" to " + good + " did not happen: the remote refused to move release: ")
                .endsWith("; release is still at " + bad)
                .doesNotContain("nothing was changed");
        assertThat(said.remedy()).endsWith(
                "Then roll back: `rollback-release --to " + good + " --trigger '5xx spike'`.");
        assertThat(day.log()).contains("  result: fail\n");
    }

    @Test
    void a_promotion_that_is_resumed_takes_release_back_too() {
        day.platformStops();
        assertThat(ada.promoteNow("--auto-rollback").exitCode()).as("production does not run it yet").isEqualTo(24);
        assertThat(day.head("release")).isEqualTo(bad.hex());
        day.platformDeploys();
        day.runs(Environment.PRODUCTION, bad.hex());
        Outcome outcome = ada.open("promote-release", "--resume", "--auto-rollback", "--yes");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(20);
        assertThat(day.head("release")).isEqualTo(good.hex());
        assertThat(outcome.out()).contains("Rolling back to " + good + ", as --auto-rollback asks.\n");
    }

    @Test
    void where_the_force_is_taken_release_goes_back() {
        Outcome outcome = ada.promoteNow("--auto-rollback");
        assertThat(day.head("release")).isEqualTo(good.hex());
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("Rolling back to " + good + ", as --auto-rollback asks.\n");
    }
}
