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
import lockstep.release.service.ApprovalService.Given;
import lockstep.release.service.ApprovalService.Revocation;
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

    @Test
    void of_several_that_are_revoked_those_go_that_nobody_else_took_back_meanwhile() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            CommitName name = new CommitName.Exact(commit);
            try (ReleaseSite anna = team.signing("anna").site()) {
                Statement promotion = asked(anna, name);
                service(anna).record(promotion);
                Statement hotfix = service(anna).approve(name, Action.HOTFIX, Terms.usual("outage"));
                service(anna).record(hotfix);
                Revocation both = service(anna).revokeOwn(name, "the load test was wrong");
                Revocation again = service(anna).revokeOwn(name, "the load test was wrong");
                assertThat(team.signing("omar").open("revoke-approval", promotion.id(), "--yes").exitCode()).isZero();

                assertThat(service(anna).record(both).approvals()).extracting(Given::id).containsExactly(hotfix.id());
                assertThat(files(team, "revocation")).isEqualTo(2);
                assertThatThrownBy(() -> service(anna).record(again)).isInstanceOf(LostRace.class)
                        .hasMessageContaining("was revoked already, by omar@example.org");
            }
            assertThat(team.signing("nadja").log("verify").exitCode()).isZero();
        }
    }

    @Test
    void nothing_is_called_revoked_that_was_used_or_revoked_before() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            CommitName name = new CommitName.Exact(commit);
            try (ReleaseSite anna = team.signing("anna").site()) {
                Statement first = asked(anna, name);
                service(anna).record(first);
                service(anna).record(service(anna).revoke(first.id(), ""));
                isNotRevoked(team, first.id(), "was revoked already, by anna@example.org");
                Statement second = asked(anna, name);
                service(anna).record(second);
                assertThat(team.signing("nadja").promoteNow().exitCode()).isZero();
                isNotRevoked(team, second.id(), "-rc1: to revoke it stops nothing");
            }
        }
    }

    private static void isNotRevoked(ApprovalDay team, String id, String words) {
        String refs = team.day().refs();
        Outcome refused = team.signing("omar").open("revoke-approval", id, "--yes");
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains(words, "nothing was recorded");
        assertThat(team.day().refs()).isEqualTo(refs);
    }

    @Test
    void an_approval_is_revoked_by_its_version_though_the_tag_was_moved_or_deleted() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            team.tag("v1.2.3", team.landTested("second"));
            try (ReleaseSite anna = team.signing("anna").site(); ReleaseSite omar = team.signing("omar").site()) {
                service(anna).record(asked(anna, VERSION));
                service(omar).record(asked(omar, VERSION));
            }
            team.tag("v1.2.3", team.landTested("third"));
            assertThat(team.signing("anna").open("revoke-approval", "v1.2.3", "--yes").exitCode()).isZero();
            team.day().git().in(team.day().bare(), "tag", "-d", "v1.2.3");
            assertThat(team.signing("omar").open("revoke-approval", "v1.2.3", "--yes").exitCode()).isZero();
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
