package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** What rollback-release refuses: one day for all of them, for each leaves everything as it was. */
class RollbackRefusalsTest {

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha first;
    private static Sha broken;
    private static Sha standing;

    @BeforeAll
    static void two_good_releases_and_between_them_a_bad_one() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        first = day.landTested("good");
        assertThat(ada.promoteNow().exitCode()).isZero();
        broken = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.promoteNow().exitCode()).isEqualTo(20);
        day.productionIsMended();
        standing = day.landTested("mended");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static Refusal refused(String... words) {
        Refusal refusal = Refusal.of(ada, seat -> seat.rollBack(words));
        assertThat(refusal.exitCode()).isEqualTo(22);
        return refusal;
    }

    @Test
    void rolling_back_to_a_commit_that_was_not_healthy_in_production_is_refused() {
        assertThat(refused("--to", broken.hex(), "--trigger", "5xx spike", "--approve")).isEqualTo(new Refusal(
                22, "rollback to " + broken.abbreviated() + " refused; nothing was changed",
                List.of("known-good: the log does not show that " + broken + " was healthy in production"),
                "Choose a known-good commit (newest first): `rollback-release --to " + standing
                        + "`, `rollback-release --to " + first + "`."));
    }

    @Test
    void rolling_back_to_a_commit_that_was_never_promoted_is_refused() {
        Sha tested = day.landTested("tested, not released");
        assertThat(refused("--to", tested.hex(), "--trigger", "5xx spike", "--approve").reasons())
                .containsExactly("known-good: the log does not show that " + tested + " was healthy in production");
    }

    @Test
    void rolling_back_to_the_commit_that_release_is_at_is_refused() {
        Refusal refusal = refused("--to", standing.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(refusal.reasons()).containsExactly("different-sha: release is already at " + standing);
        assertThat(refusal.remedy()).startsWith("If production does not run it: `deploy --mode prod`.");
    }

    @Test
    void rolling_back_without_a_trigger_is_refused() {
        Refusal refusal = refused("--to", first.hex(), "--approve");
        assertThat(refusal.reasons()).containsExactly("trigger-named: no trigger is named");
        assertThat(refusal.remedy()).isEqualTo("Name the trigger, for instance: `--trigger '5xx spike'`.");
    }

    @Test
    void rolling_back_without_an_approval_is_refused() {
        assertThat(refused("--to", first.hex(), "--trigger", "5xx spike")).isEqualTo(new Refusal(
                22, "rollback to " + first.abbreviated() + " refused; nothing was changed",
                List.of("approved: nobody approved the forced move of release"),
                "Give `--approve NAME`, or run it in a terminal and type the first seven digits of the target."));
    }

    @Test
    void a_refused_rollback_names_all_that_is_wrong_at_once() {
        Refusal refusal = refused("--to", broken.hex());
        assertThat(refusal.reasons()).extracting(reason -> reason.substring(0, reason.indexOf(':')))
                .containsExactly("known-good", "trigger-named", "approved");
        assertThat(refusal.remedy()).contains("Choose a known-good commit", "Name the trigger, for instance");
    }

    @Test
    void a_rollback_to_words_that_name_no_commit_is_refused() {
        Refusal refusal =
                Refusal.of(ada, seat -> seat.rollBack("--to", "the one before", "--trigger", "5xx spike", "--approve"));
        assertThat(refusal.exitCode()).isEqualTo(64);
    }

    @Test
    void rolling_back_where_no_commit_is_known_to_be_good_is_refused() {
        try (ReleaseDay first = new ReleaseDay()) {
            assertThat(Refusal.of(
                    first.operator("Ada Lovelace"), seat -> seat.rollBack("--trigger", "5xx spike", "--approve")))
                    .isEqualTo(new Refusal(
                            22, "rollback refused; nothing was changed",
                            List.of("known-good: the log knows no good commit to go back to"),
                            "No other commit is known to have been good; promote a fix instead, or see `release-log list`."));
        }
    }
}
