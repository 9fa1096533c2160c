package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import java.util.Optional;
import lockstep.policy.requirement.Action;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.PipelineSeen;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;
import tests.tui.Desks;

class ApprovalTest {

    private static final Pattern ID = Pattern.compile(" as ([0-9a-f]{16})");

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private static String id(Outcome outcome) {
        done(outcome);
        Matcher id = ID.matcher(outcome.out());
        assertThat(id.find()).as(outcome.out()).isTrue();
        return id.group(1);
    }

    @Test
    void whoever_acts_is_known_by_their_key_whatever_address_git_has() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("one");
            Seat anna = team.signing("anna");
            Outcome approved = anna.open("approve-release", commit.hex(), "--yes");
            assertThat(approved.exitCode()).as(approved.err()).isZero();
            assertThat(team.signing("nadja").open("explain", commit.hex()).exitCode()).isZero();
            team.day().git().in(anna.folder(), "config", "user.email", "somebody@example.org");

            assertThat(anna.open("explain", commit.hex()).out()).contains("approver-not-requester");
        }
    }

    @Test
    void two_people_approve_and_the_promotion_uses_both_approvals_up() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha commit = team.landTested("second");
            Seat nadja = team.signing("nadja");
            Outcome refused = nadja.promoteNow();
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("2 of 2 approvals missing; nobody approved")
                    .contains("May approve: anna@example.org, evidence@example.org, gone@example.org, omar@example.org, pat@example.org");
            Outcome first = team.signing("anna").open("approve-release", commit.hex(), "--approver=@anna", "--yes");
            id(first);
            assertThat(first.out()).contains("approved the promotion of " + commit.hex())
                    .contains("by anna@example.org\n").contains("it expires in 3 h 59 min");
            assertThat(nadja.open("explain", commit.hex()).out())
                    .contains("approvals: 1 of 2 approvals missing; anna@example.org approved")
                    .contains("May approve: evidence@example.org, gone@example.org, omar@example.org, pat@example.org");
            done(team.signing("omar").open("approve-release", commit.hex(), "--yes", "--json"));
            Outcome explained = nadja.open("explain", commit.hex());
            done(explained);
            assertThat(nadja.status().out()).contains("promote 2 of 2: ").contains("anna@example.org, 3 h 5");
            assertThat(nadja.open("status", "--json").out()).contains("\"may_approve\" : [ \"evidence@example.org\"")
                    .contains("\"approver\" : \"omar@example.org\"").contains("\"signed\" : true");
            assertThat(explained.out()).contains("2 of 2 approved: ").contains("the first approval expires in 3 h 5");
            done(nadja.promoteNow());
            assertThat(team.day().head("release")).isEqualTo(commit.hex());
            assertThat(team.day().evidence().lines().filter(path -> path.contains("/consumed-"))).hasSize(2);
            done(nadja.log("verify"));
        }
    }

    @Test
    void who_approves_by_another_configuration_is_told_what_that_command_can_do() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.CANARY)) {
            Sha commit = team.landTested("second");
            Seat anna = team.signing("anna");
            anna.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9h}");
            for (String alias : List.of("approve-release", "request-canary")) {
                Outcome refused = anna.open(alias, commit.hex(), "--yes", "--json");
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
                assertThat(refused.out()).contains("\"rule\" : \"config-in-force\"")
                        .contains("\"remedy\" : \"Take lockstep.yaml as it is on release.\"")
                        .doesNotContain("--accept-config");
            }
        }
    }

    @Test
    void an_approved_promotion_whose_configuration_was_accepted_is_in_order_for_everybody_afterwards() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            Seat nadja = team.signing("nadja");
            nadja.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9000h}");
            done(nadja.promoteNow("--accept-config", "policy.gate_max_age:the gates take long today"));
            assertThat(team.day().head("release")).isEqualTo(commit.hex());
            done(nadja.log("verify", "--all"));
            done(team.signing("omar").log("verify"));
        }
    }

    @Test
    void the_terminal_ui_explains_what_is_missing_and_approves_with_the_operators_own_key() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha commit = team.landTested("second");
            Seat anna = team.signing("anna");
            try (SiteDesk desk = Desks.of(anna)) {
                PipelineSeen before = desk.explain(Optional.of(commit), Optional.empty());
                assertThat(before.unapproved().orElseThrow().may()).contains("anna@example.org");
                assertThat(before.reasons()).noneMatch(reason -> reason.rule() == PolicyRule.CLASS_B_CANARY);
                assertThat(desk.explain(Optional.of(commit), Optional.of(Declared.of(ChangeClass.B))).reasons())
                        .anyMatch(reason -> reason.rule() == PolicyRule.CLASS_B_CANARY);

                assertThat(desk.approve(commit, Action.PROMOTE)).startsWith("anna@example.org approved: promote of");

                PipelineSeen after = desk.explain(Optional.of(commit), Optional.empty());
                assertThat(after.unapproved().orElseThrow().has())
                        .singleElement().satisfies(given -> assertThat(given.isSigned()).isTrue());
                assertThatThrownBy(() -> desk.approve(commit, Action.PROMOTE))
                        .hasMessageContaining("this approval would not count");
            }
        }
    }

    @Test
    void nobody_approves_what_they_wrote_or_asked_for_or_without_the_role() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.CANARY)) {
            Sha commit = team.landTested("second");
            Outcome asked = team.signing("nadja").open("request-canary", commit.hex());
            done(asked);
            assertThat(asked.out()).contains("requested the canary of ").contains(", by nadja@example.org\n")
                    .contains("missing still: approvals: 1 of 1 approvals missing; nobody approved");
            assertThat(team.signing("olga").open("approve-canary", commit.hex(), "--yes").err())
                    .contains("olga@example.org wrote a part of the change").contains("docs/policy.md#approver-not-author");
            assertThat(team.signing("nadja").open("approve-canary", commit.hex(), "--yes").err())
                    .contains("nadja@example.org asked for the move");
            Outcome mallory = team.signing("mallory").open("approve-canary", commit.hex(), "--yes");
            assertThat(mallory.exitCode()).isEqualTo(78);
            assertThat(mallory.err()).contains("would not count on approvals");
            Outcome forSomebody = team.signing("anna").open("approve-canary", commit.hex(), "--approver=@omar", "--yes");
            assertThat(forSomebody.exitCode()).isEqualTo(22);
            assertThat(forSomebody.err()).contains("this would be the approval of anna@example.org, not of @omar");
            done(team.signing("anna").open("approve-canary", commit.hex(), "--approver=@anna", "--yes"));
            assertThat(team.signing("anna").open("approve-canary", commit.hex(), "--yes").err())
                    .contains("anna@example.org approved already");
        }
    }

    @Test
    void a_request_is_recorded_where_only_people_and_time_are_missing() {
        String pipeline = ApprovalDay.CANARY.replace("canary: {requires: [", "canary: {requires: [{tests: e2e}, {soak: 1h}, ");
        try (ApprovalDay team = new ApprovalDay(pipeline)) {
            Sha commit = team.landTested("second");
            Seat nadja = team.signing("nadja");
            String before = team.day().refs();
            Outcome refused = nadja.open("request-canary", commit.hex());
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("tests: tests e2e are not recorded for this commit")
                    .doesNotContain("soak:").doesNotContain("approvals:");
            assertThat(team.day().refs()).isEqualTo(before);
            team.records(commit, "e2e");
            Outcome asked = nadja.open("request-canary", commit.hex(), "--json");
            done(asked);
            assertThat(asked.out()).contains("\"kind\" : \"request\"").contains("\"rule\" : \"soak\"")
                    .contains("\"rule\" : \"approvals\"");
            assertThat(team.day().evidence()).contains("/request-");
        }
    }

    @Test
    void an_approval_is_taken_back_by_who_gave_it_and_by_others_of_the_role_only() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            String id = id(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            done(team.signing("nadja").open("explain", commit.hex()));
            assertThat(team.signing("mallory").open("revoke-approval", id, "--yes").exitCode()).isEqualTo(78);
            assertThat(team.signing("omar").open("revoke-approval", commit.hex(), "--yes").err())
                    .contains("there is no approval to revoke");
            Outcome revoked = team.signing("omar").open("revoke-approval", id, "--yes");
            done(revoked);
            assertThat(revoked.out()).contains("revoked approval " + id + " of anna@example.org");
            assertThat(team.signing("nadja").promoteNow().err())
                    .contains("approval-not-revoked: the approval of anna@example.org was revoked");
            done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
            done(team.signing("anna").open("revoke-approval", commit.hex(), "--yes"));
            assertThat(team.signing("nadja").promoteNow().exitCode()).isEqualTo(22);
            done(team.signing("nadja").log("verify"));
        }
    }

    @Test
    void without_signing_a_name_is_claimed_and_everything_says_so() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE, false)) {
            Sha commit = team.landTested("second");
            Outcome approved = team.seat("anna").open("approve-release", commit.hex(), "--yes");
            done(approved);
            assertThat(approved.out()).contains("by anna@example.org (claimed, not signed)");
            Outcome explained = team.seat("nadja").open("explain", commit.hex());
            done(explained);
            assertThat(explained.out()).contains("anna@example.org (claimed, not signed)");
            assertThat(team.seat("anna").open("approve-release", commit.hex(), "--action", "hotfix", "--yes").err())
                    .contains("approval-signed: the approval of anna@example.org is not signed");
        }
    }

    @Test
    void a_dry_run_and_a_wrong_action_record_nothing() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha commit = team.landTested("second");
            String before = team.day().refs();
            Outcome shown = team.signing("anna").open("approve-release", commit.hex(), "--dry-run");
            done(shown);
            assertThat(shown.out()).contains("urn:lockstep:predicate:approval:v1").contains(".intoto.json.sig");
            assertThat(team.signing("anna").open("approve-release", commit.hex(), "--action", "canary").exitCode())
                    .isEqualTo(64);
            assertThat(team.signing("anna").open("approve-release", commit.hex(), "--expires", "5h", "--yes").exitCode())
                    .isEqualTo(64);
            assertThat(team.signing("anna").open("approve-canary", commit.hex(), "--yes").exitCode()).isEqualTo(78);
            assertThat(team.day().refs()).isEqualTo(before);
        }
    }
}
