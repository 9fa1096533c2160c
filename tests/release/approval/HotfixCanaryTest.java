package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.HotfixCanary;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.record.attestation.Audited;
import tests.release.canary.CanaryHost;
import tests.release.workflow.Seat;

/** A hotfix of a team that has a canary: it leaves staging out, not the canary. */
class HotfixCanaryTest {

    private static final String[] HOTFIX = {"v1.2.4", "--skip-staging", "--yes"};
    private static final String[] CANARY = {"v1.2.4", "--hotfix", "--skip-staging", "--yes"};

    private final ApprovalDay team = new ApprovalDay(ApprovalDay.RUNNING_CANARY);
    private final Sha fix = fixBesideMain();

    @AfterEach
    void end() {
        team.close();
    }

    private Sha fixBesideMain() {
        String release = team.day().head("release");
        String commit = team.day().git().in(team.day().bare(), "-c", "user.email=olga@example.org", "commit-tree", "-m",
                "fix", "-p", release, release + "^{tree}");
        team.tag("v1.2.4", new Sha(commit));
        return new Sha(commit);
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private void approves(String who, String... skipped) {
        String[] words = new String[skipped.length + 4];
        System.arraycopy(new String[] {"v1.2.4", "--action", "hotfix", "--yes"}, 0, words, 0, 4);
        System.arraycopy(skipped, 0, words, 4, skipped.length);
        done(team.signing(who).open("approve-release", words));
    }

    @Test
    void a_hotfix_that_leaves_staging_out_runs_its_canary_and_goes_to_production() {
        Seat nadja = team.signing("nadja");
        approves("anna", "--skip-staging");
        approves("omar", "--skip-staging");
        Outcome refused = nadja.open("hotfix-promote", HOTFIX);
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("canary-passed: no canary of this commit has ended")
                .contains("Run its canary: `run-canary v1.2.4 --hotfix --skip-staging`. To leave it out, every approval"
                        + " has to say so: `--skip-canary`.");

        Outcome ran = nadja.open("run-canary", CANARY);
        done(ran);
        assertThat(ran.out()).contains("Promote it: hotfix-promote v1.2.4 --skip-staging.");
        assertThat(nadja.status().out()).contains("Promote it: `hotfix-promote v1.2.4 --skip-staging`");
        assertThat(team.day().evidence()).as("what the promotion needs is not used up").doesNotContain("/consumed-");
        done(nadja.log("verify", "--all"));

        done(nadja.open("hotfix-promote", HOTFIX));
        assertThat(team.day().head("release")).isEqualTo(fix.hex());
        done(nadja.log("verify", "--all"));
        assertThat(nadja.status().out()).contains("staging skipped");
        Audited audited = Audited.by(team.day().bare(), "", "allowed_signers", team.day().folder());
        assertThat(audited.isVerified()).as(audited.printed()).isTrue();
    }

    /** What the record of a canary could be wrong in, recorded by a client that does not care. */
    private static final Map<String, UnaryOperator<HotfixCanary>> WRONG = Map.of(
            "nothing", one -> one,
            "rests on nothing", one -> new HotfixCanary(one.skipped(), List.of()),
            "rests on what is not there", one -> new HotfixCanary(one.skipped(), List.of("ab".repeat(32))),
            "counts one person twice", one -> new HotfixCanary(one.skipped(), List.of(
                    one.approvals().getFirst(), one.approvals().getFirst())));

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "rests on nothing", "rests on what is not there", "counts one person twice"})
    void a_recorded_canary_is_held_to_its_approvals(String wrong) throws InterruptedException {
        approves("anna", "--skip-staging");
        approves("omar", "--skip-staging");
        CanaryIntent it = intended();
        records(new CanaryIntent(it.id(), it.commit(), it.version(), it.operator(), it.host(), it.since(), it.abortBy(),
                it.from(), it.terms(), it.steps(), it.warmup(), it.holds(), it.source(), it.configuration(), List.of(),
                it.hotfix().map(WRONG.get(wrong))));
        assertThat(team.signing("omar").log("verify").out().contains("evidence-trustworthy: "))
                .isEqualTo(!wrong.equals("nothing"));
    }

    @Test
    void a_recorded_canary_is_held_to_what_its_approvals_say_of_staging() throws InterruptedException {
        approves("anna");
        approves("omar");
        CanaryIntent it = intended(List.of());
        records(new CanaryIntent(it.id(), it.commit(), it.version(), it.operator(), it.host(), it.since(), it.abortBy(),
                it.from(), it.terms(), it.steps(), it.warmup(), it.holds(), it.source(), it.configuration(), List.of(),
                it.hotfix().map(one -> new HotfixCanary(List.of("staging"), one.approvals()))));
        assertThat(team.signing("omar").log("verify").out()).contains("evidence-trustworthy: ")
                .contains("is of another move");
    }

    private CanaryIntent intended() throws InterruptedException {
        return intended(List.of("staging"));
    }

    private CanaryIntent intended(List<String> skipped) throws InterruptedException {
        try (ReleaseSite site = team.signing("nadja").site()) {
            CanaryListener silent = CanaryListener.silent();
            return new CanaryService(site, silent)
                    .plan(new CanaryRunRequest(new CommitName.Exact(fix), Map.of(), Optional.of(skipped))).intent();
        }
    }

    private void records(CanaryIntent intent) {
        Attacker.of(team).adds(FileWrite.add(CanaryPlaces.intent(intent.id()), CanaryJson.write(intent)));
    }

    @Test
    void one_whose_canary_failed_is_told_to_mend_it_and_not_to_leave_the_canary_out() {
        new CanaryHost(team.day().folder()).shows(500, 0);
        Seat nadja = team.signing("nadja");
        approves("anna", "--skip-staging");
        approves("omar", "--skip-staging");
        assertThat(nadja.open("run-canary", CANARY).exitCode()).isEqualTo(20);
        Outcome refused = nadja.open("hotfix-promote", HOTFIX);
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("canary-passed: canary ").contains("Fix what it showed.")
                .doesNotContain("run-canary").doesNotContain("--skip-canary");
    }

    @Test
    void without_the_hotfix_s_own_approvals_it_gets_no_traffic() {
        Seat nadja = team.signing("nadja");
        approves("anna", "--skip-staging");
        approves("omar");
        Outcome refused = nadja.open("run-canary", CANARY);
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("1 of 2 approvals missing")
                .contains("omar@example.org does not say that staging is skipped");
        assertThat(team.day().evidence()).doesNotContain("evidence/canary/");
    }

    @Test
    void beside_main_a_canary_that_is_no_hotfix_is_refused_and_told_how() {
        Outcome refused = team.signing("nadja").open("run-canary", "v1.2.4", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("is not on main")
                .contains("`run-canary " + fix + " --hotfix`");
    }

    @Test
    void what_lacks_a_commit_of_release_is_no_hotfix() {
        String orphan = team.day().git().in(team.day().bare(), "-c", "user.email=olga@example.org", "commit-tree", "-m",
                "elsewhere", team.day().head("release") + "^{tree}");
        team.tag("v9.9.9", new Sha(orphan));
        Outcome refused = team.signing("nadja").open("run-canary", "v9.9.9", "--hotfix", "--skip-staging", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("does not descend from release");
    }

    @Test
    void leaving_staging_out_is_for_hotfixes_and_a_hotfix_is_named() {
        Seat nadja = team.signing("nadja");
        assertThat(nadja.open("run-canary", "v1.2.4", "--skip-staging").exitCode()).isEqualTo(64);
        assertThat(nadja.open("run-canary", "--hotfix").exitCode()).isEqualTo(64);
    }
}
