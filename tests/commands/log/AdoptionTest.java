package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.record.log.LogWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.record.log.Entries;
import tests.record.log.HandKeptLog;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A team that released and kept its log by hand, and now lets Lockstep go on with it. */
class AdoptionTest {

    private ReleaseDay day;
    private Seat ada;
    private Sha release;

    @BeforeEach
    void a_release_and_a_log_by_hand() {
        day = new ReleaseDay();
        release = new Sha(day.head("main"));
        day.move("release", release.hex());
        day.runs(Environment.PRODUCTION, release.hex());
        Outsider writer = day.outsider();
        writer.checkOut("main");
        ReleaseDay.write(writer.folder().resolve("docs/RELEASE_LOG.md"), HandKeptLog.TEXT);
        writer.pushed(day.evidenceBranch(), "Keep a log");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void nothing_is_promoted_before() {
        Sha next = day.landTested("next");
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons())
                .containsExactly("log-adopted: release is at " + release + ", but the release log has no entry for it");
        assertThat(refusal.remedy()).isEqualTo("Record the starting point: `release-log adopt`.");
        assertThat(ada.log("adopt", "--yes").exitCode()).isZero();
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(ada.log("verify").out()).isEqualTo("verified: 1 entry, an adoption, 2 other blocks, 6 commits\n");
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode())
                .as("what was smoked is known good")
                .isZero();
        assertThat(day.head("release")).isEqualTo(release.hex());
    }

    @Test
    void a_wrong_year_in_a_log_that_was_kept_by_hand_holds_no_promotion_up() {
        Outsider writer = day.outsider();
        writer.checkOut(day.evidenceBranch());
        ReleaseDay.write(writer.folder().resolve("docs/RELEASE_LOG.md"), HandKeptLog.TEXT + "\n```\n"
                + LogWriter.block(Entries.promotion("20990101-1000-rc1", release)) + "```\n");
        writer.pushed(day.evidenceBranch(), "Log a release");
        assertThat(ada.log("adopt", "--yes").exitCode()).isZero();
        Sha next = day.landTested("next");
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void the_starting_point_is_printed_and_recorded_under_what_was_there() {
        Outcome adopted = ada.log("adopt", "--yes", "--notes", "from here on");
        assertThat(adopted.exitCode()).as(adopted.err()).isZero();
        byte[] before = HandKeptLog.TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(day.log() + "\n").startsWith(HandKeptLog.TEXT).endsWith("\n```\n" + adopted.out() + "```\n");
        assertThat(adopted.out()).startsWith("- date: ").contains(
                "  type: adoption\n", release.hex(), String.valueOf(before.length),
                        Sha256.of(before).hex(), "  result: pass\n", "  notes: from here on\n",
                "  operator: Ada Lovelace\n");
        assertThat(ada.log("list").out().lines().map(line -> line.split(" {2,}")[2]).filter(type -> !type.equals("section")))
                .containsExactly("TYPE", "adoption", "step16.4_routing_policy", "step16.3_cert_alignment");
        assertThat(ada.log("verify").out()).isEqualTo("verified: 0 entries, an adoption, 2 other blocks, 3 commits\n");
    }

    @Test
    void a_dry_run_shows_the_log_as_it_would_be_and_writes_nothing() {
        String refs = day.refs();
        Outcome shown = ada.log("adopt", "--dry-run", "--no-smoke");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(shown.out()).contains(
                "  put docs/RELEASE_LOG.md (", "    " + HandKeptLog.TEXT.lines().findFirst().orElseThrow() + "\n",
                "\n      type: adoption\n");
    }

    @Test
    void a_second_adoption_is_refused() {
        assertThat(ada.log("adopt", "--yes").exitCode()).isZero();
        assertThat(Refusal.of(day.operator("Grace Hopper"), seat -> seat.log("adopt", "--yes"))).isEqualTo(new Refusal(
                22, "the log is in use already: it has been adopted", List.of(),
                "An adoption would hide what came before it; see `release-log list`."));
    }

    @Test
    void an_adoption_without_a_terminal_needs_yes() {
        Refusal refusal = Refusal.of(ada, seat -> seat.log("adopt"));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.remedy()).isEqualTo("Give --yes to confirm without being asked.");
    }

    @Test
    void what_is_not_well_or_not_smoked_is_no_place_to_go_back_to() {
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.log("adopt", "--yes").out()).contains("    - chat_happy (fail)\n", "  result: fail\n");
        day.productionIsMended();
        day.landTested("next");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(Refusal.of(ada, seat -> seat.rollBack("--trigger", "5xx spike", "--approve")).reasons())
                .containsExactly("known-good: the log knows no good commit to go back to");
        assertThat(Refusal.of(ada, seat -> seat.rollBack("--to", release.hex(), "--trigger", "5xx spike", "--approve"))
                .reasons())
                .containsExactly("known-good: the log does not show that " + release + " was healthy in production");
    }

    @Test
    void without_a_smoke_nothing_is_asked_of_production() {
        Outcome adopted = ada.log("adopt", "--yes", "--no-smoke");
        assertThat(adopted.exitCode()).isZero();
        assertThat(adopted.out()).contains("  prod_verification: []\n  result: fail\n");
        assertThat(adopted.err()).doesNotContain("smoke");
        assertThat(day.evidence()).as("the checkpoint, the pinned configuration, and nothing else is there")
                .matches("evidence/checkpoint\\s+evidence/config/\\d{8}T\\d{6}Z\\.json");
    }

    @Test
    void a_log_that_lies_on_main_is_found_shown_and_taken_over() {
        try (ReleaseDay fresh = new ReleaseDay()) {
            Outsider writer = fresh.outsider();
            writer.checkOut("main");
            ReleaseDay.write(writer.folder().resolve("docs/RELEASE_LOG.md"), HandKeptLog.TEXT);
            writer.pushed("main", "Keep a log");
            Seat seat = fresh.operator("Ada Lovelace");
            Outcome adopted = seat.log("adopt", "--yes", "--no-smoke");
            byte[] before = HandKeptLog.TEXT.getBytes(StandardCharsets.UTF_8);
            assertThat(adopted.err()).contains("found docs/RELEASE_LOG.md on main (" + before.length
                    + " bytes); it is taken over as it is, to release-evidence:\n", "hand-");
            assertThat(adopted.out()).contains(String.valueOf(before.length), Sha256.of(before).hex());
            assertThat(fresh.log()).startsWith(HandKeptLog.TEXT);
            assertThat(seat.log("verify").out())
                    .isEqualTo("verified: 0 entries, an adoption, 2 other blocks, 1 commit\n");
        }
    }

    @Test
    void an_adoption_while_production_is_down_says_that_nothing_is_known_to_be_good() {
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.log("adopt", "--yes").err()).contains("WARNING: nothing is known to be good: production did "
                + "not pass its smoke. Until a promotion is found healthy in production, a rollback has nowhere to "
                + "go.\n");
    }

    @Test
    void what_was_written_by_hand_is_listed_with_an_id_and_its_heading() {
        assertThat(ada.log("list").out().lines().skip(1)).allMatch(line -> line.contains(" hand-"));
    }

    @Test
    void where_there_is_nothing_there_is_nothing_to_adopt() {
        try (ReleaseDay fresh = new ReleaseDay()) {
            assertThat(Refusal.of(fresh.operator("Ada Lovelace"), seat -> seat.log("adopt", "--yes")))
                    .isEqualTo(new Refusal(
                    22, "there is neither a branch release nor a log to adopt",
                            List.of(), "Just promote: the log begins with it."));
        }
    }
}
