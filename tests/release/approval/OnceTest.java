package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.release.recording.Recorder;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.git.CommitDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/** One approval, one person, one move. */
class OnceTest {

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    @Test
    void two_keys_of_one_person_are_one_person() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            Outcome again = team.signing("anna2").open("approve-release", commit.hex(), "--yes");
            assertThat(again.exitCode()).isEqualTo(22);
            assertThat(again.err()).contains("approvers-distinct: anna@example.org approved already");
            lays(team, commit, "anna2");
            Outcome refused = team.signing("nadja").promoteNow();
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("1 of 2 approvals missing; anna@example.org approved");
        }
    }

    /** By hand, past the command that refuses it. */
    private static void lays(ApprovalDay team, Sha commit, String key) {
        String policy;
        try (ReleaseSite site = team.seat("tess").site()) {
            policy = new ConfigInForce(site).find(site.repository().fetch(site.remoteDeadline()), commit).orElseThrow()
                    .config().sha256();
        }
        Forger forger = new Forger(team, commit, "promote", Optional.of(new Sha(team.day().head("release"))), policy);
        forger.key = key;
        Attacker.of(team).addsApproval(commit, forger.document(), Optional.of(forger.sign(forger.document())));
    }

    @Test
    void an_approval_does_not_serve_again_when_release_came_back_to_where_it_was() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE.replaceAll("  rollback: .*\n", ""))) {
            String before = team.day().head("release");
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            Seat nadja = team.signing("nadja");
            done(nadja.promoteNow());
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--approve", "Nadja", "--yes"));
            team.test(commit);
            Outcome refused = nadja.promoteNow();
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("approval-once: the approval of anna@example.org was used by ");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            assertThat(nadja.open("explain", commit.hex()).out()).contains("approvals: 1 of 1 approved");
        }
    }

    @ParameterizedTest
    @CsvSource({"/consumed-,was not used up by the same record", "/hotfixes/,it skips staging and there is no evidence"})
    void a_move_that_leaves_out_what_it_has_to_record_is_found_by_the_audit(String leftOut, String words) {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--action", "hotfix", "--skip-staging", "--yes"));
            try (ReleaseSite site = team.signing("nadja").site()) {
                PushPlan move = new ReleaseService(site, WorkflowListener.silent()).plan(new PromotionRequest(
                        Optional.of(new CommitName.Exact(commit)), ChangeDeclaration.classA("back"), Optional.empty(),
                        Optional.empty(), Map.of(), "", Optional.of(new HotfixRequest(true, false, List.of()))));
                CommitDraft whole = move.record();
                CommitDraft less = new CommitDraft(
                        whole.writes().stream().filter(write -> !write.path().contains(leftOut)).toList(),
                        whole.message(), whole.author(), whole.when());
                assertThat(less.writes()).hasSize(whole.writes().size() - 1);
                Recorder recorder = new Recorder(site, WorkflowListener.silent());
                recorder.add(site.repository().fetch(site.remoteDeadline()), heads -> Optional.of(less));
            }
            Outcome verified = team.signing("omar").log("verify");
            assertThat(verified.exitCode()).isEqualTo(25);
            assertThat((verified.out() + verified.err()).replace(",", "")).contains(words);
        }
    }

    @Test
    void an_approval_names_the_evidence_that_was_looked_at_by_its_digest() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            String fact = team.records(commit, "unit");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            String approval = team.day().file(team.day().evidence().lines()
                    .filter(path -> path.matches(".*/approval-.{16}[.]intoto[.]json")).findFirst().orElseThrow());
            assertThat(approval).contains(fact).contains(Sha256.of((team.day().file(fact) + "\n").getBytes(
                    StandardCharsets.UTF_8)).hex()).contains("evidence/runs/");
            team.records(commit, "unit");
            assertThat(team.signing("nadja").promoteNow().err())
                    .contains("approval-current: the approval of anna@example.org was given before fact unit was"
                            + " recorded again");
        }
    }
}
