package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.record.attestation.Audited;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A team that keeps log and evidence on main: the record's own commits are no candidates. */
class RecordOnMainTest {

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void the_record_lies_on_main() {
        day = new ReleaseDay().keepingItsLogOn("main");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void what_is_promoted_without_sha_is_the_tested_commit_and_not_the_record_of_its_test() {
        Sha tested = day.landTested("tested");
        assertThat(day.head("main")).as("a commit of the record is on top").isNotEqualTo(tested.hex());
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(tested.hex());
        assertThat(ada.status().out()).contains("candidate",
                    tested.abbreviated() + " tested (later commits only change the log and evidence)");
    }

    @Test
    void a_recorded_run_is_for_the_tested_commit_and_not_for_the_record_on_top_of_it() {
        Sha tested = day.landTested("tested");
        String record = day.head("main");
        assertThat(record).isNotEqualTo(tested.hex());
        day.git().in(ada.folder(), "pull", "-q");
        Outcome run = ada.open("promotion-gate", "--mode", "staging", "--record", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"commit\" : \"" + tested + "\"").doesNotContain(record);
        assertThat(run.err()).contains("recorded: " + EvidenceLayout.runsOf(tested) + "/");
        assertThat(day.git().in(day.bare(), "rev-parse", "main^")).as("recorded on main").isEqualTo(record);
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(tested.hex());
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void the_script_for_auditors_says_that_it_wants_a_branch_for_the_evidence_alone() {
        day.landTested("tested");
        Audited audited = Audited.by(day.bare(), "", Map.of("EVIDENCE", "main"), day.folder());
        assertThat(audited.isVerified()).isFalse();
        assertThat(audited.printed())
                .isEqualTo("the evidence lies on main, beside code: use release-log verify --all\n");
    }

    @Test
    void advice_names_the_commit_that_can_be_tested() {
        Sha tested = day.landTested("tested");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.reasons()).contains("something-new: release is already at " + tested);
    }

    @Test
    void a_developer_who_merged_the_record_into_their_own_commits_is_told_of_and_the_printed_command_mends_it() {
        day.landTested("tested");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.log("verify").exitCode()).isZero();
        Path developer = day.outsider().folder();
        day.git().in(developer, "checkout", "-q", "main");
        day.git().in(developer, "reset", "-q", "--hard", "HEAD~1");
        day.git().in(developer, "commit", "-q", "--allow-empty", "-m", "of my own");
        day.git().in(developer, "pull", "-q", "--no-rebase", "--no-edit");
        day.git().in(developer, "push", "-q", "origin", "HEAD:main");
        String merged = day.head("main");

        Outcome refused = ada.open("config", "pin", "--yes", "--reason", "kept elsewhere");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(25);
        assertThat(refused.err()).contains("somebody merged main into commits of their own").doesNotContain("--force");
        String command = refused.err().replaceAll("(?s).*takes nothing away: `(new=.*?)`.*", "$1").replace("\n", " ");
        assertThatThrownBy(() -> day.git().in(ada.folder(), "-c", "user.name=", "-c", "user.email=",
                "-c", "user.useConfigOnly=true", "-c", "alias.mend=!" + command, "mend"))
                .as("without a name there is no commit").hasMessageContaining("exited");
        assertThat(day.head("main")).as("and nothing is pushed").isEqualTo(merged);
        day.git().in(ada.folder(), "fetch", "-q");
        day.git().in(ada.folder(), "-c", "alias.mend=!" + command, "mend");
        assertThat(day.git().in(day.bare(), "merge-base", "--is-ancestor", merged, "main")).isEmpty();
        Outcome verified = ada.log("verify", "--all");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(ada.open("config", "pin", "--yes", "--reason", "kept elsewhere").exitCode()).isZero();
        assertThat(day.operator("Grace Hopper").log("verify").exitCode()).isZero();
    }
}
