package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

class RollbackApprovalTest {

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    /** A second release, so that there is something to go back from. */
    private static String promoted(ApprovalDay team) {
        String before = team.day().head("release");
        Sha commit = team.landTested("second");
        done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
        done(team.signing("nadja").promoteNow());
        return before;
    }

    @Test
    void a_rollback_is_refused_until_its_approval_is_on_the_record_and_uses_it_up() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            Seat nadja = team.signing("nadja");
            Outcome refused = nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("rollback-approvals: 1 of 1 approvals missing; nobody approved")
                    .contains("docs/policy.md#rollback-approvals").contains("approve-release VERSION|SHA --action rollback");
            Outcome named = nadja.rollBack("--to", before, "--trigger", "5xx spike", "--approve", "Anna", "--yes");
            assertThat(named.exitCode()).isEqualTo(64);
            assertThat(named.err()).contains("--approve is no approval here");
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(nadja.rollBack("--to", before, "--trigger", "5xx spike", "--yes"));
            assertThat(team.day().head("release")).isEqualTo(before);
            assertThat(team.day().log()).contains("approved by anna@example.org");
            done(nadja.log("verify", "--all"));
        }
    }

    @Test
    void an_approval_whose_revocation_was_dropped_moves_nothing_back() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String before = promoted(team);
            done(team.signing("anna").open("approve-release", before, "--action", "rollback", "--yes"));
            done(team.signing("anna").open("revoke-approval", before, "--yes"));
            Attacker.of(team).removes("/revocation-");
            Outcome refused = team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("failed verification");
            assertThat(team.day().head("release")).isNotEqualTo(before);
        }
    }

    @Test
    void an_automatic_rollback_does_not_do_without_an_approval() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            team.day().productionBreaks(Fault.CHAT_500);
            Outcome failed = team.signing("nadja").promoteNow("--auto-rollback");
            assertThat(failed.exitCode()).isEqualTo(24);
            assertThat(failed.err()).contains("rollback-approvals");
            assertThat(team.day().head("release")).isEqualTo(commit.hex());
        }
    }
}
