package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.policy.requirement.Action;
import lockstep.release.service.ApprovalService;
import lockstep.release.service.ApprovalService.Statement;
import lockstep.release.service.ApprovalService.Terms;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** Approvals and their revocation, where somebody else was at it between the question and the answer. */
class ApprovalsMeanwhileTest {

    private static final CommitName VERSION = new CommitName.Tagged(new Version("v1.2.3"));

    private static ApprovalService service(ReleaseSite site) {
        return new ApprovalService(site, WorkflowListener.silent());
    }

    private static Statement asked(ReleaseSite site, CommitName name) {
        return service(site).approve(name, Action.PROMOTE, Terms.usual("seen on staging"));
    }

    private static long files(ApprovalDay team, String kind) {
        return team.day().evidence().lines().filter(path -> path.matches(".*/" + kind + "-[0-9a-f]+[.]intoto[.]json"))
                .count();
    }

    @Test
    void two_who_approve_a_version_at_once_both_approve_it() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha commit = team.landTested("second");
            team.tag("v1.2.3", commit);
            try (ReleaseSite anna = team.signing("anna").site(); ReleaseSite omar = team.signing("omar").site()) {
                Statement first = asked(anna, VERSION);
                Statement second = asked(omar, VERSION);
                service(anna).record(first);
                service(omar).record(second);
            }
            assertThat(files(team, "approval")).isEqualTo(2);
            assertThat(team.signing("nadja").open("explain", "v1.2.3").exitCode()).isZero();
        }
    }

    @Test
    void a_move_from_where_production_was_is_not_approved_any_more() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            try (ReleaseSite anna = team.signing("anna").site()) {
                Statement late = asked(anna, new CommitName.Exact(commit));
                assertThat(team.signing("omar").open("approve-release", commit.hex(), "--yes").exitCode()).isZero();
                assertThat(team.signing("nadja").promoteNow().exitCode()).isZero();
                String refs = team.day().refs();

                assertThatThrownBy(() -> service(anna).record(late)).isInstanceOf(LostRace.class)
                        .hasMessageContaining("release was moved from ").hasMessageContaining("nothing was recorded");
                assertThat(team.day().refs()).isEqualTo(refs);
            }
        }
    }

    @Test
    void who_approves_twice_at_once_is_told_what_who_approves_twice_is_told() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            CommitName commit = new CommitName.Exact(team.landTested("second"));
            try (ReleaseSite desk = team.signing("anna").site(); ReleaseSite laptop = team.signing("anna").site()) {
                Statement first = asked(desk, commit);
                Statement second = asked(laptop, commit);
                service(desk).record(first);
                assertThatThrownBy(() -> service(laptop).record(second)).isInstanceOf(Refused.class)
                        .hasMessageContaining("this approval would not count");
            }
            assertThat(files(team, "approval")).isOne();
        }
    }

    @Test
    void nobody_approves_what_cannot_be_moved_to() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            String release = team.day().head("release");
            Sha commit = team.landTested("second");
            String refs = team.day().refs();
            isRefused(team, "does not have the commit", "deadbeef".repeat(5));
            isRefused(team, "something-new: release is already at", release);
            isRefused(team, "fast-forward: ", team.day().git().in(
                    team.day().bare(), "rev-list", "--max-parents=0", "main").strip(), "--action", "hotfix");
            isRefused(team, "known-good: the log does not show", commit.hex(), "--action", "rollback");
            assertThat(team.day().refs()).isEqualTo(refs);
        }
    }

    private static void isRefused(ApprovalDay team, String words, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--yes";
        Outcome refused = team.signing("anna").open("approve-release", all);
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains(words, "nothing was recorded");
    }
}
