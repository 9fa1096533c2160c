package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    void a_commit_that_was_not_well_in_production() {
        assertThat(refused("--to", broken.hex(), "--trigger", "5xx spike", "--approve")).isEqualTo(new Refusal(
                22, "release is not moved back to " + broken.abbreviated() + "; nothing was changed",
                List.of("known-good: the log does not show that " + broken + " was healthy in production"),
                "Known good, newest first: " + standing + ", " + first + "."));
    }

    @Test
    void a_commit_that_was_never_promoted() {
        Sha tested = day.landTested("tested, not released");
        assertThat(refused("--to", tested.hex(), "--trigger", "5xx spike", "--approve").reasons())
                .containsExactly("known-good: the log does not show that " + tested + " was healthy in production");
    }

    @Test
    void a_commit_that_release_stands_at() {
        Refusal refusal = refused("--to", standing.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(refusal.reasons()).containsExactly("different-sha: release already stands at " + standing);
        assertThat(refusal.remedy()).startsWith("If production does not run it, deploy it again");
    }

    @Test
    void what_has_no_trigger() {
        Refusal refusal = refused("--to", first.hex(), "--approve");
        assertThat(refusal.reasons()).containsExactly("trigger-named: no trigger is named");
        assertThat(refusal.remedy()).isEqualTo("Name it with --trigger, for instance '5xx spike'.");
    }

    @Test
    void what_nobody_approves() {
        assertThat(refused("--to", first.hex(), "--trigger", "5xx spike")).isEqualTo(new Refusal(
                22, "release is not moved back to " + first.abbreviated() + "; nothing was changed",
                List.of("approved: nobody approved the forced move of release"),
                "Type the approval when asked, or give --approve NAME."));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Refusal refusal = refused("--to", broken.hex());
        assertThat(refusal.reasons()).extracting(reason -> reason.substring(0, reason.indexOf(':')))
                .containsExactly("known-good", "trigger-named", "approved");
        assertThat(refusal.remedy()).contains("Known good, newest first", "Name it with --trigger");
    }

    @Test
    void a_line_that_names_no_commit() {
        Refusal refusal =
                Refusal.of(ada, seat -> seat.rollBack("--to", "the one before", "--trigger", "5xx spike", "--approve"));
        assertThat(refusal.exitCode()).isEqualTo(64);
    }

    @Test
    void where_no_commit_is_known_to_be_good() {
        try (ReleaseDay first = new ReleaseDay()) {
            assertThat(Refusal.of(
                    first.operator("Ada Lovelace"), seat -> seat.rollBack("--trigger", "5xx spike", "--approve")))
                    .isEqualTo(new Refusal(
                            22, "release is not moved back; nothing was changed",
                            List.of("known-good: the log knows no good commit to go back to"),
                            "No other commit is known to have been good; promote a fix instead, or see `release-log list`."));
        }
    }
}
