package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** What a promotion will have to record once release has moved is tried out before it moves. */
class RecordProofTest {

    private ReleaseDay day;

    @BeforeEach
    void a_day() {
        day = new ReleaseDay();
        day.platformDeploys();
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** Before the first record the branch may hold what it likes, and the audit has nothing against it. */
    @Test
    void a_file_where_the_source_of_truth_has_its_folder_is_found_before_release_moves() {
        Outsider writer = day.outsider();
        writer.checkOut("main");
        ReleaseDay.write(writer.folder().resolve("sot"), "a file of our own\n");
        writer.pushed(day.evidenceBranch(), "Keep notes");
        day.landTested("a change");
        Seat ada = day.operator("Ada Lovelace");
        Outcome verified = ada.log("verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        String before = day.refs();
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isEqualTo(25);
        assertThat(promoted.err())
                .contains("could not be recorded: nothing was written: on the evidence branch sot is not a folder; "
                        + "nothing was changed")
                .doesNotContain("moving release");
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void a_file_of_the_team_on_a_branch_that_it_shares_is_left_alone() {
        day.keepingItsLogOn("main");
        Sha commit = day.landWith("sot", "a file of our own\n");
        Seat ada = day.operator("Ada Lovelace");
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.err()).contains("so the source of truth is not written there");
        assertThat(day.file("sot")).isEqualTo("a file of our own");
        Outcome verified = ada.log("verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }
}
