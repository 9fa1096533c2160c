package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;

/** Somebody moved release by hand before any commit was known to be good: what is advised leads out of it. */
class MovedByHandTest {

    private static final Pattern COMMAND = Pattern.compile("`git (push [^`]+)`");

    private final ReleaseDay day = new ReleaseDay();
    private Seat ada;
    private Sha failed;
    private Sha next;

    @BeforeEach
    void the_first_promotion_failed_its_smoke() {
        ada = day.operator("Ada Lovelace");
        failed = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.promoteNow().exitCode()).isEqualTo(20);
        day.productionIsMended();
        next = day.landTested("mended");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private void leadsOut(String command) {
        leadsOut(day, ada, failed, next, command);
    }

    private static void leadsOut(ReleaseDay day, Seat ada, Sha back, Sha next, String command) {
        Refusal promotion = Refusal.of(ada, seat -> seat.promoteNow("--sha", next.hex()));
        assertThat(promotion.reasons()).anyMatch(reason -> reason.startsWith("release-explained: "));
        Refusal rollback = Refusal.of(ada, seat -> seat.rollBack("--trigger", "moved by hand", "--approve"));
        assertThat(rollback.reasons()).containsExactly("known-good: the log knows no good commit to go back to");
        Matcher told = COMMAND.matcher(rollback.remedy());
        assertThat(told.find()).as(rollback.remedy()).isTrue();
        assertThat(told.group(1)).isEqualTo(command);
        day.git().in(ada.folder(), Arrays.stream(command.split(" ")).toArray(String[]::new));
        assertThat(day.head("release")).isEqualTo(back.hex());
        day.runs(Environment.PRODUCTION, back.hex());
        Outcome promoted = ada.promoteNow("--sha", next.hex());
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
    }

    @Test
    void a_branch_that_was_pushed_is_pushed_back_and_then_promoted() {
        day.outsider().push(next.hex(), "release");
        leadsOut("push --force-with-lease=release:" + next + " origin " + failed + ":refs/heads/release");
    }

    @Test
    void a_branch_that_was_deleted_is_pushed_again_and_then_promoted() {
        day.outsider().delete("release");
        leadsOut("push origin " + failed + ":refs/heads/release");
    }

    @Test
    void where_the_starting_point_was_adopted_without_a_smoke_it_is_pushed_back_to_that() {
        try (ReleaseDay adopted = new ReleaseDay()) {
            Sha start = adopted.land("start");
            adopted.move("release", start.hex());
            adopted.runs(Environment.PRODUCTION, start.hex());
            Seat grace = adopted.operator("Grace Hopper");
            assertThat(grace.log("adopt", "--yes", "--no-smoke").exitCode()).isZero();
            Sha tested = adopted.landTested("tested");
            adopted.outsider().push(tested.hex(), "release");
            leadsOut(adopted, grace, start, tested, "push --force-with-lease=release:" + tested + " origin " + start
                    + ":refs/heads/release");
        }
    }
}
