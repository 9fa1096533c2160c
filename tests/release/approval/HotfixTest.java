package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

class HotfixTest {

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    /** A commit on top of release that main does not have, tagged v1.2.4. */
    private static Sha fixBesideMain(ApprovalDay team) {
        String release = team.day().head("release");
        String fix = team.day().git().in(team.day().bare(), "-c", "user.email=olga@example.org", "commit-tree", "-m", "fix",
                "-p", release, release + "^{tree}");
        team.day().git().in(team.day().bare(), "tag", "-a", "-m", "fix", "v1.2.4", fix);
        return new Sha(fix);
    }

    private static void approves(ApprovalDay team, String who, String what, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {what, "--action", "hotfix", "--yes"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        done(team.signing(who).open("approve-release", words));
    }

    @Test
    void two_approvals_that_say_so_bring_a_fix_to_production_without_staging_and_staging_is_owed() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha fix = fixBesideMain(team);
            Seat nadja = team.signing("nadja");
            String[] hotfix = {"v1.2.4", "--skip-staging", "--approver1=@anna", "--approver2=@omar", "--yes"};
            Outcome refused = nadja.open("hotfix-promote", hotfix);
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("2 of 2 approvals missing").contains("there is no approval of @anna")
                    .contains("there is no approval of @omar").doesNotContain("staging-tested").doesNotContain("on-main")
                    .contains("The command: `approve-release v1.2.4 --action hotfix --skip-staging`.")
                    .contains("@omar has to run `approve-release v1.2.4 --action hotfix --skip-staging`, as a person");
            approves(team, "anna", "v1.2.4", "--skip-staging");
            approves(team, "omar", "v1.2.4");
            assertThat(nadja.open("hotfix-promote", hotfix).err())
                    .contains("the approval of omar@example.org does not say that staging is skipped")
                    .contains("says so: `approve-release v1.2.4 --action hotfix --skip-staging`");
            done(team.signing("omar").open("revoke-approval", "v1.2.4", "--yes"));
            approves(team, "omar", "v1.2.4", "--skip-staging");
            done(nadja.open("hotfix-promote", hotfix));
            assertThat(team.day().head("release")).isEqualTo(fix.hex());
            assertThat(team.day().log()).contains("staging was skipped, and has to pass afterwards");
            done(nadja.log("verify", "--all"));
            assertThat(nadja.status().out()).contains("staging skipped").contains("it is not on main");
            for (String form : new String[] {"--html", "--markdown"}) {
                Outcome report = nadja.open("release-report", "v1.2.4", form);
                done(report);
                assertThat(report.out().replace("\\", "").replace("&#58;", ":"))
                        .contains("A hotfix: staging was skipped by approval, and has to be passed afterwards. Every other rule that Lockstep "
                                + "checks was kept when it was decided. Nobody accepted an exception.")
                        .doesNotContain(" Every rule of").doesNotContain("Staging gates")
                        .containsPattern("staging-tested(</td><td>| \\| )skipped");
            }
        }
    }

    @Test
    void explain_says_what_a_hotfix_lacks_and_when_it_lacks_nothing() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            fixBesideMain(team);
            Seat nadja = team.signing("nadja");
            Outcome missing = nadja.open("explain", "v1.2.4", "--hotfix", "--skip-staging");
            assertThat(missing.exitCode()).isEqualTo(22);
            assertThat(missing.out()).contains("to production as a hotfix").contains("2 of 2 approvals missing")
                    .contains("hotfix 0 of 2; may approve: ").doesNotContain("on-main");
            approves(team, "anna", "v1.2.4", "--skip-staging");
            approves(team, "omar", "v1.2.4", "--skip-staging");
            Outcome ready = nadja.open("explain", "v1.2.4", "--hotfix", "--skip-staging");
            assertThat(ready.exitCode()).as(ready.out() + ready.err()).isZero();
            assertThat(ready.out()).contains("It can be promoted:\n  hotfix-promote v1.2.4 --skip-staging\n");
            assertThat(nadja.open("explain", "v1.2.4", "--hotfix").out()).contains("staging-tested");
            assertThat(nadja.open("explain", "v1.2.4", "--skip-staging").exitCode()).isEqualTo(64);
            assertThat(nadja.open("explain", "v1.2.4", "--hotfix", "--json").out()).contains("\"skips_staging\" : false");
        }
    }

    @Test
    void the_debt_refuses_the_next_promotion_until_the_fix_is_on_main_and_has_passed_staging() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha fix = fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            done(team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            String merge = team.day().git().in(team.day().bare(), "commit-tree", "-m", "back-merge", "-p",
                    team.day().head("main"), "-p", fix.hex(), fix.hex() + "^{tree}");
            team.day().move("main", merge);
            team.day().runs(Environment.STAGING, merge);
            Seat nadja = team.signing("nadja");
            done(team.signing("anna").open("approve-release", merge, "--yes"));
            Outcome refused = nadja.promoteNow();
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("staging-owed: hotfix " + fix.abbreviated());
            assertThat(nadja.open("status", "--json").out()).contains("\"staging_owed\"").contains(fix.hex());
            team.test(new Sha(merge));
            assertThat(nadja.status().out()).doesNotContain("staging skipped");
            done(nadja.promoteNow());
            done(nadja.log("verify"));
        }
    }

    @Test
    void a_team_that_demands_no_revision_pays_the_debt_by_a_run_that_names_none() {
        try (ApprovalDay team = new ApprovalDay("policy: {require_revision: false}\n" + ApprovalDay.ONE)) {
            Sha fix = fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            done(team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            String merge = team.day().git().in(team.day().bare(), "commit-tree", "-m", "back-merge", "-p",
                    team.day().head("main"), "-p", fix.hex(), fix.hex() + "^{tree}");
            team.day().move("main", merge);
            team.day().runs(Environment.STAGING, merge);
            team.seat("tess").record(StagingRuns.unverified(
                    StagingRuns.of(team.day(), new Sha(merge), Verdict.PASS, Instant.now())));
            assertThat(team.seat("nadja").status().out()).doesNotContain("staging skipped");
        }
    }

    @Test
    void what_carries_a_hotfix_that_owes_staging_gets_there_without_a_budget() {
        String needsBudget = ApprovalDay.ONE.replaceFirst("(?m)^pipeline:\n",
                "pipeline:\n  staging: {requires: [{budget: {min: 0}}]}\n");
        try (ApprovalDay team = new ApprovalDay(needsBudget)) {
            Seat nadja = team.signing("nadja");
            String[] sample = {"--for", "1h", "--once", "--by-sample"};
            String main = team.day().head("main");
            assertThat(nadja.open("soak-staging", prepend(main, sample)).err()).contains("the error budget is unknown");
            Sha fix = fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            done(nadja.open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            team.day().runs(Environment.STAGING, fix.hex());
            done(nadja.open("soak-staging", prepend(fix.hex(), sample)));
        }
    }

    @Test
    void what_carries_a_hotfix_is_let_to_staging_as_a_promotion_where_it_can_be() {
        String needsApproval = ApprovalDay.ONE.replaceFirst("(?m)^pipeline:\n",
                "pipeline:\n  staging: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1, expires: 4h}}]}\n");
        try (ApprovalDay team = new ApprovalDay(needsApproval)) {
            Sha fix = fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            Seat nadja = team.signing("nadja");
            done(nadja.open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            String merge = team.day().git().in(team.day().bare(), "commit-tree", "-m", "back-merge", "-p",
                    team.day().head("main"), "-p", fix.hex(), fix.hex() + "^{tree}");
            team.day().move("main", merge);
            team.day().runs(Environment.STAGING, merge);
            String[] sample = prepend(merge, "--for", "1h", "--once", "--by-sample");
            assertThat(nadja.open("soak-staging", sample).err()).contains("1 of 1 approvals missing");
            done(team.signing("anna").open("approve-release", merge, "--yes"));
            done(nadja.open("soak-staging", sample));
        }
    }

    private static String[] prepend(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void what_lockstep_yaml_does_not_let_a_hotfix_skip_is_not_skipped() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE.replace("skips: [staging, canary]", "skips: [canary]"))) {
            fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            Outcome refused = team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("a hotfix may not leave out staging");
            assertThat(team.signing("nadja").open("hotfix-promote", "v1.2.4", "--yes").err())
                    .contains("no staging run is recorded");
        }
    }

    @Test
    void one_that_skips_nothing_owes_nothing_and_the_audit_trail_calls_it_a_hotfix() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha fix = team.day().landTested("fix");
            approves(team, "anna", fix.hex());
            Seat nadja = team.signing("nadja");
            done(nadja.open("hotfix-promote", "--sha", fix.hex(), "--yes"));
            assertThat(nadja.status().out()).doesNotContain("staging skipped");
            assertThat(nadja.open("audit-trail").out()).contains("\"action\":\"hotfix\"");
            done(nadja.log("verify", "--all"));
        }
    }

    /** Whatever is advised where a window is closed has to be there. */
    @Test
    void where_the_pipeline_has_no_hotfix_a_freeze_does_not_send_anybody_to_one() {
        try (ReleaseDay day = new ReleaseDay()) {
            String frozen = "service: demo\npipeline: {freeze: [{from: \"2026-01-01T00:00:00Z\","
                    + " to: \"2126-01-01T00:00:00Z\", reason: sale}]}\n";
            Sha first = day.landTested("first");
            Seat nadja = day.operator("Nadja");
            done(nadja.promoteNow());
            nadja.reconfigure("service: demo\n", frozen);
            done(nadja.open("config", "pin", "--yes", "--reason", "the sale"));
            Sha next = day.landTested("next");
            Outcome refused = nadja.promoteNow("--sha", next.hex());
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("frozen until").doesNotContain("hotfix")
                    .contains("a rollback passes").contains("`--accept-config pipeline.freeze:REASON`");
            assertThat(nadja.open("hotfix-promote", "--sha", next.hex(), "--yes").err())
                    .contains("it counts once it was promoted");
            nadja.reconfigure(frozen, "service: demo\n");
            assertThat(nadja.promoteNow("--sha", next.hex()).err()).contains("config-in-force");
            done(nadja.promoteNow("--sha", next.hex(), "--accept-config", "pipeline.freeze:it cannot wait"));
            assertThat(day.head("release")).isEqualTo(next.hex()).isNotEqualTo(first.hex());
            done(nadja.log("verify", "--all"));
        }
    }

    @Test
    void one_of_class_b_needs_its_kill_switch_too() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging", "--skip-canary");
            Outcome refused = team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--skip-canary",
                    "--class", "B", "--surfaces", "waf", "--flag", "WAF_V2", "--policy-diff", "docs/waf.md", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("the flag WAF_V2 is not a declared kill switch");
            Outcome withCanary = team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--class", "B",
                    "--surfaces", "waf", "--flag", "WAF_V2", "--policy-diff", "docs/waf.md", "--yes", "--json");
            assertThat(withCanary.out()).as("there is no canary that could be run")
                    .contains("Promote a commit of class A that configures pipeline.canary").doesNotContain("Run its canary");
        }
    }

    @Test
    void a_hotfix_that_was_rolled_back_owes_nothing() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE.replaceAll("  rollback: .*\n", ""))) {
            String before = team.day().head("release");
            fixBesideMain(team);
            approves(team, "anna", "v1.2.4", "--skip-staging");
            done(team.signing("nadja").open("hotfix-promote", "v1.2.4", "--skip-staging", "--yes"));
            done(team.signing("nadja").rollBack("--to", before, "--trigger", "5xx spike", "--approve", "Nadja", "--yes"));
            assertThat(team.signing("nadja").status().out()).doesNotContain("staging skipped");
        }
    }
}
