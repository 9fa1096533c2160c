package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.JsonReader;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryStage;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;

/** What becomes of the canary's traffic when its commit is promoted, or rolled back from. */
@Execution(ExecutionMode.CONCURRENT)
class HandoverTest {

    private final CanaryDay day = new CanaryDay();
    private final Seat olga = day.operator("Olga");

    @AfterEach
    void end() {
        day.close();
    }

    private void passed() {
        assertThat(day.run(olga).stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(10);
    }

    /** The stage in which the last canary is recorded to be. */
    private CanaryStage stage() {
        try (ReleaseSite site = olga.site()) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            return new CanaryArchive(site.repository(), heads.evidence()).lastEnded(day.commit()).orElseThrow()
                    .stage().orElseThrow();
        }
    }

    @Test
    void a_promotion_that_is_done_takes_its_canary_off_the_traffic_and_records_it() {
        passed();
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.out()).contains("production is healthy", "has no traffic any more");
        assertThat(day.weightNow()).isZero();
        assertThat(stage()).isEqualTo(CanaryStage.HANDED_OVER);
        assertThat(day.open(day.operator("Omar"))).isEmpty();
        assertThat(olga.status().out()).doesNotContain("of the traffic");
        assertThat(olga.log("verify").exitCode()).isZero();
        day.day().isVerifiedByStockTools();
    }

    @Test
    void a_shell_that_runs_a_canary_and_then_promotes_needs_nobody_and_promotes_nothing_that_failed() {
        assertThat(olga.open("run-canary", day.commit().hex(), "--yes").exitCode()).isZero();
        assertThat(olga.promoteNow().exitCode()).isZero();
        assertThat(stage()).isEqualTo(CanaryStage.HANDED_OVER);

        day.lands("another change");
        day.shows(60, 5);
        assertThat(day.operator("Omar").open("run-canary", day.commit().hex(), "--yes").exitCode()).isEqualTo(20);
    }

    @Test
    void the_document_says_what_became_of_the_traffic() {
        passed();
        JsonNode result = JsonReader.read(olga.promoteNow("--json").out()).orElseThrow().path("result");

        assertThat(result.path("exit_code").asInt()).isZero();
        assertThat(result.path("canaries").path(0).path("returned").asBoolean()).isTrue();
    }

    @Test
    void where_the_weight_cannot_be_set_the_promotion_is_done_and_everybody_is_told_until_somebody_ends_it() {
        passed();
        day.script("abort", "exit 9");
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(promoted.out()).contains("production is healthy");
        assertThat(promoted.err()).contains("THE ABORT FAILED").contains("exited 9").contains("By hand, now: sh ")
                .contains("run-canary --abort");
        assertThat(day.day().head("release")).isEqualTo(day.commit().hex());
        assertThat(day.day().log()).contains("result: pass");
        Seat omar = day.operator("Omar");
        assertThat(omar.status().out()).contains("is abort-failed at 10 % of the traffic, though its commit is production's");

        assertThat(omar.open("run-canary", "--reap").exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        day.script("abort", "echo 0 > weight");
        assertThat(omar.open("run-canary", "--reap").out()).contains("gets no more traffic");
        assertThat(day.weightNow()).isZero();
        assertThat(omar.status().out()).doesNotContain("of the traffic");
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void where_the_weight_cannot_be_read_back_nobody_is_told_that_it_has_no_traffic() {
        passed();
        day.script("abort", "echo 0 > weight; echo exit 3 > read.sh");
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.out()).contains("production is healthy").doesNotContain("has no traffic");
        assertThat(promoted.err()).contains("warning: canary ", "traffic.abort ended without an error, but the weight "
                + "could not be read back", "Check that it has no traffic");
    }

    @Test
    void a_release_set_is_done_too_and_says_that_the_canary_of_a_member_has_traffic() {
        try (ReleaseDay payments = new ReleaseDay()) {
            Sha paid = payments.landTested("first");
            Seat home = day.operator("Ada", "sets:", "  platform:", "    - {name: orders, folder: .}",
                    "    - {name: payments, folder: \"" + payments.operator("Ada").folder() + "\"}");
            Outcome ran = home.open("run-canary", "--yes");
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            day.script("abort", "exit 9");
            Outcome promoted = home.open("release-set", "promote", "platform", "--yes");

            assertThat(promoted.exitCode()).as(promoted.out() + promoted.err())
                    .isEqualTo(ExitCode.PARTLY_DONE.code());
            assertThat(promoted.out()).contains("completed");
            assertThat(promoted.err()).contains("error: orders: ").contains("THE ABORT FAILED");
            assertThat(day.day().head("release")).isEqualTo(day.commit().hex());
            assertThat(payments.head("release")).isEqualTo(paid.hex());
        }
    }

    @Test
    void an_abort_that_ends_well_and_leaves_the_weight_is_not_believed() {
        passed();
        day.script("abort", "true");
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(promoted.err()).contains("the weight reads 10 %");
        assertThat(stage()).isEqualTo(CanaryStage.ABORT_FAILED);
    }

    @Test
    void while_production_is_unhealthy_the_weight_stays_and_the_rollback_takes_it() {
        Seat ada = day.operator("Ada");
        passed();
        assertThat(olga.promoteNow().exitCode()).isZero();
        String good = day.day().head("release");
        day.lands("another change");
        passed();
        day.day().productionBreaks(Fault.CHAT_500);
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(ada.open("run-canary", "--reap").out()).contains("No canary is past its abort_by");
        day.day().productionIsMended();
        Outcome back = ada.rollBack("--trigger", "smoke failed", "--approve", "--yes");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(back.out()).contains("has no traffic any more");
        assertThat(day.day().head("release")).isEqualTo(good);
        assertThat(day.weightNow()).isZero();
        assertThat(stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void a_rollback_names_the_open_canary_of_another_commit_whose_pass_counts_no_longer() {
        passed();
        assertThat(olga.promoteNow().exitCode()).isZero();
        day.lands("another change");
        passed();
        assertThat(olga.promoteNow().exitCode()).isZero();
        day.lands("a third change");
        passed();
        Outcome back = olga.rollBack("--trigger", "it is slow", "--approve", "--yes");

        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(back.err()).containsSubsequence(
                " is open, and its verdict was found beside what production runs now: after this move it does not count,"
                        + " and the canary keeps its traffic until `run-canary --abort`",
                "warning: canary ", " of " + day.commit().abbreviated() + " is open, and is compared with what"
                + " production ran before ", "`run-canary --abort` ends it");
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(olga.promoteNow().err()).contains("was compared with release at ");
    }

    @Test
    void a_promotion_that_production_does_not_survive_names_the_open_canary_of_another_commit_to_programs_too() {
        String commit = day.commit().hex();
        day.lands("another change");
        Seat omar = day.operator("Omar");
        assertThat(omar.open("run-canary", "--yes", day.commit().hex()).exitCode()).isZero();
        day.day().productionBreaks(Fault.CHAT_500);
        Outcome promoted = day.day().operator("Ada").promoteNow("--json", commit);

        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isNotZero();
        assertThat(day.day().head("release")).isEqualTo(commit);
        assertThat(promoted.out()).contains("\"overtaken_canaries\"", " is open, and is compared with what production"
                + " ran before ");
    }

    @Test
    void a_promotion_that_is_not_finished_keeps_its_canary_until_it_is() {
        passed();
        day.day().platformStops();
        assertThat(olga.promoteNow().exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        Seat omar = day.operator("Omar");
        assertThat(omar.open("run-canary", "--reap").out()).contains("No canary is past its abort_by");
        assertThat(day.weightNow()).isEqualTo(10);

        day.day().runs(Environment.PRODUCTION, day.commit().hex());
        Outcome finished = omar.promote("--resume", "--yes");
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        assertThat(day.weightNow()).isZero();
        assertThat(stage()).isEqualTo(CanaryStage.HANDED_OVER);
    }

    @Test
    void without_the_commands_of_the_traffic_it_is_said_that_the_weight_is_to_be_set_by_hand() {
        passed();
        Seat plain = day.day().operator("Nadja");
        Outcome promoted = plain.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.err()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(promoted.err()).contains("may still have traffic").contains("Set its weight to 0 by hand");
    }
}
