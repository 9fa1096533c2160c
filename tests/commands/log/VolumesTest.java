package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.record.log.LogVolumes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A long log by hand that was adopted: its first volume is full, so what comes goes to a second, and that one only. */
class VolumesTest {

    private static final String FIRST = "docs/RELEASE_LOG.md";
    private static final String SECOND = "docs/RELEASE_LOG-2.md";

    private static ReleaseDay day;
    private static Seat ada;
    private static Outsider outsider;
    private static Sha one;
    private static Sha two;
    private static String full;
    private static String evidence;

    @BeforeAll
    static void a_full_log_was_adopted_and_two_commits_were_promoted() {
        day = new ReleaseDay();
        day.move("release", day.head("main"));
        day.runs(Environment.PRODUCTION, day.head("main"));
        outsider = day.outsider();
        outsider.checkOut("main");
        ReleaseDay.write(outsider.folder().resolve(FIRST), byHand());
        outsider.pushed(day.evidenceBranch(), "Keep a log");
        full = blob(FIRST);
        ada = day.operator("Ada Lovelace");
        assertThat(ada.log("adopt", "--yes").exitCode()).isZero();
        one = day.landTested("one");
        assertThat(ada.promoteNow().exitCode()).isZero();
        two = day.landTested("two");
        assertThat(day.operator("Grace Hopper").promoteNow().exitCode()).isZero();
        evidence = day.head(day.evidenceBranch());
    }

    @AfterAll
    static void close() {
        day.close();
    }

    /** Prose, and one block of the team's own; just full. */
    private static String byHand() {
        String opening = "# Release Log (Append-Only)\n\n## Before\n```\n- date: 2026-01-22\n  type: note\n```\n\n";
        String line = "We released, it went well, nobody was woken.\n";
        return opening + line.repeat((LogVolumes.FULL - opening.length()) / line.length() + 1);
    }

    private static String blob(String path) {
        return day.git().in(day.bare(), "rev-parse", day.evidenceBranch() + ":" + path);
    }

    @Test
    void the_entries_lie_in_the_second_volume_and_the_first_is_not_touched() {
        assertThat(blob(FIRST)).isEqualTo(full);
        assertThat(day.file(SECOND).replace("\"", "")).startsWith("# Release Log (Append-Only), Volume 2\n")
                .containsSubsequence("  type: adoption\n", "  commit_sha: " + one, "  commit_sha: " + two);
        assertThat(day.has("docs/RELEASE_LOG-3.md")).isFalse();
    }

    @Test
    void list_reads_both() {
        Outcome list = ada.log("list");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out().lines().map(line -> line.split(" {2,}")[2]))
                .containsExactly("TYPE", "promotion", "promotion", "adoption", "note");
        assertThat(list.out().lines().map(line -> line.split(" +")[0])).satisfiesExactly(
                heading -> assertThat(heading).isEqualTo("LINE"), second -> assertThat(second).startsWith("2:"),
                first -> assertThat(first).startsWith("2:"), adoption -> assertThat(adoption).startsWith("2:"),
                note -> assertThat(note).isEqualTo("5"));
    }

    @Test
    void verify_reads_both_also_where_nobody_was_before() {
        assertThat(ada.log("verify").out()).isEqualTo("verified: 2 entries, an adoption, 1 other block, 9 commits\n");
        Outcome fresh = day.operator("Vera Verifier").log("verify");
        day.isVerifiedByStockTools();
        assertThat(fresh.exitCode()).isZero();
        assertThat(fresh.out()).isEqualTo("verified: 2 entries, an adoption, 1 other block, 9 commits\n");
    }

    @Test
    void what_stands_in_the_second_can_be_rolled_back_by() {
        String dry = ada.rollBack("--trigger", "5xx spike", "--dry-run").out();
        assertThat(dry).contains("force, leased release: " + two + " -> " + one);
    }

    @Test
    void whoever_appends_to_the_first_is_found_out() {
        try {
            Sha late = outsider.commitOn(day.evidenceBranch(), FIRST, day.file(FIRST) + "\nAnd another thing.\n");
            for (Seat seat : new Seat[] {ada, day.operator("Vera Verifier")}) {
                Outcome verified = seat.log("verify");
                assertThat(verified.exitCode()).isEqualTo(25);
                assertThat(verified.out()).startsWith(
                        "log-append-only: commit " + late + ": " + FIRST + " was written, and the volume to write is "
                        + SECOND + " [docs/policy.md#log-append-only]\n").hasLineCount(3);
                Refusal refusal = Refusal.of(seat, it -> it.promoteNow("--sha", one.hex()));
                assertThat(refusal.exitCode()).isEqualTo(25);
                assertThat(refusal.reasons()).first().asString().startsWith("log-append-only: commit " + late);
            }
        } finally {
            day.move(day.evidenceBranch(), evidence);
        }
    }

    @Test
    void whoever_begins_a_third_by_hand_before_the_second_is_full_is_heard() {
        try {
            outsider.commitOn(day.evidenceBranch(), "docs/RELEASE_LOG-4.md", "# Out of turn\n");
            assertThat(day.operator("Vera Verifier").log("verify").out()).startsWith("log-append-only: ")
                    .contains("docs/RELEASE_LOG-4.md was written");
        } finally {
            day.move(day.evidenceBranch(), evidence);
        }
    }
}
