package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** What promote-release refuses: one day for all of them, for each leaves everything as it was. */
class RefusalsTest {

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha unreleased;
    private static Sha released;

    private Sha candidate;

    @BeforeAll
    static void a_service_that_was_released_once() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        unreleased = new Sha(day.head("main"));
        released = day.landTested("released");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @BeforeEach
    void a_change_that_nobody_has_tested() {
        candidate = day.land("a change");
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static Refusal refused(String... words) {
        Refusal refusal = Refusal.of(ada, seat -> seat.promoteNow(words));
        assertThat(refusal.exitCode()).isEqualTo(22);
        return refusal;
    }

    private void isRefused(String reason, String remedy) {
        Refusal refusal = refused();
        assertThat(refusal.message()).isEqualTo(candidate.abbreviated() + " is not promoted; nothing was changed");
        assertThat(refusal.reasons()).containsExactly(reason);
        assertThat(refusal.remedy()).isEqualTo(remedy);
    }

    private GateRun tested(Verdict verdict, Duration ago) {
        GateRun run = StagingRuns.of(day, candidate, verdict, Instant.now().minus(ago));
        ada.record(run);
        return run;
    }

    @Test
    void a_commit_without_a_staging_run() {
        isRefused("staging-tested: no staging run is recorded for " + candidate,
                "Run promotion-gate --mode staging --sha " + candidate + " --record.");
    }

    @Test
    void a_commit_of_which_only_the_one_before_was_tested() {
        tested(Verdict.PASS, Duration.ZERO);
        candidate = day.land("one last fix");
        isRefused("staging-tested: no staging run is recorded for " + candidate,
                "Run promotion-gate --mode staging --sha " + candidate + " --record.");
    }

    @Test
    void a_staging_run_older_than_gate_max_age() {
        GateRun run = tested(Verdict.PASS, Duration.ofHours(25));
        isRefused("run-fresh: staging run " + run.id() + " is 25 h 00 min old, older than 24 h 00 min",
                "Run the staging gates again.");
    }

    @Test
    void a_staging_run_from_the_future() {
        GateRun run = tested(Verdict.PASS, Duration.ofHours(-2));
        Refusal refusal = refused();
        assertThat(refusal.reasons()).singleElement().asString()
                .startsWith("run-in-the-past: staging run " + run.id() + " begins ");
        assertThat(refusal.remedy()).isEqualTo("Set the clock right, and run the staging gates again.");
    }

    @Test
    void a_staging_run_that_failed() {
        GateRun run = tested(Verdict.FAIL, Duration.ZERO);
        isRefused("run-passed: staging run " + run.id() + " ended with fail",
                "Fix what failed, deploy it to staging, and run the gates again.");
    }

    @Test
    void a_staging_run_that_could_not_be_decided() {
        GateRun run = tested(Verdict.INCONCLUSIVE, Duration.ZERO);
        isRefused("run-passed: staging run " + run.id() + " ended with inconclusive",
                "Fix what failed, deploy it to staging, and run the gates again.");
    }

    @Test
    void a_staging_run_that_passed_before_another_failed() {
        GateRun run = tested(Verdict.PASS, Duration.ofMinutes(10));
        GateRun later = tested(Verdict.FAIL, Duration.ofMinutes(5));
        isRefused("no-later-failure: staging run " + run.id() + " was followed by " + later.id()
                + " of the same commit, which failed",
                "Find out why it failed; a new passing run clears this.");
    }

    @Test
    void a_staging_run_that_did_not_see_the_revision() {
        GateRun run = StagingRuns.unverified(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        ada.record(run);
        isRefused("revision-verified: staging run " + run.id() + " did not see staging report the commit",
                "Configure environments.staging.revision, or accept it: --accept-unverified REASON; "
                        + "your name and reason are recorded.");
        assertThat(ada.promote("--dry-run", "--accept-unverified", "seen on the dashboard").out())
                .contains("did not see staging report the commit (accepted by Ada Lovelace: seen on the dashboard)");
    }

    @Test
    void a_staging_run_without_a_required_gate() {
        GateRun run = StagingRuns.without("burst_429", StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        ada.record(run);
        isRefused("required-gates: staging run " + run.id() + " has no pass of burst_429",
                "Run promotion-gate --mode staging, with all its gates.");
    }

    @Test
    void what_is_older_than_release() {
        candidate = unreleased;
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = refused("--sha", unreleased.hex());
        assertThat(refusal.reasons()).containsExactly("fast-forward: " + unreleased + " does not descend from release");
        assertThat(refusal.remedy()).endsWith("to go back, use rollback-release.");
    }

    @Test
    void what_never_came_to_main() {
        candidate = new Sha(
                day.git().in(day.bare(), "commit-tree", "-m", "aside", "-p", released.hex(), released + "^{tree}"));
        day.move("feature", candidate.hex());
        tested(Verdict.PASS, Duration.ZERO);
        day.git().in(ada.folder(), "fetch", "-q", "origin", "feature");
        Refusal refusal = refused("--sha", candidate.hex());
        assertThat(refusal.reasons()).containsExactly("on-main: " + candidate + " is not on main");
        assertThat(refusal.remedy()).isEqualTo("Merge it to main, and test that on staging.");
    }

    @Test
    void what_release_has_already() {
        Refusal refusal = refused("--sha", released.hex());
        assertThat(refusal.reasons()).containsExactly("something-new: release already stands at " + released);
    }

    @Test
    void a_change_of_class_c() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = refused("--class", "C");
        assertThat(refusal.reasons()).singleElement().asString().startsWith("not-class-c: class C is forbidden: ");
        assertThat(refusal.remedy()).isEqualTo("Take the change out; class C is not promoted.");
    }

    @Test
    void what_is_promoted_while_production_runs_something_else() {
        tested(Verdict.PASS, Duration.ZERO);
        day.runs(Environment.PRODUCTION, unreleased.hex());
        try {
            isRefused("no-drift: production runs " + unreleased + ", release stands at " + released,
                    "Deploy release to production, or accept the drift: --accept-drift REASON; your name and "
                            + "reason are recorded.");
        } finally {
            day.runs(Environment.PRODUCTION, released.hex());
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Sha nowhere = new Sha("deadbeef".repeat(5));
        Refusal refusal = refused("--sha", nowhere.hex(), "--class", "B", "--rollback-plan", " ");
        assertThat(refusal.reasons()).containsExactly(
                "on-main: " + nowhere + " is not on main",
                "fast-forward: " + nowhere + " does not descend from release",
                "staging-tested: no staging run is recorded for " + nowhere,
                "rollback-plan: no rollback plan is declared",
                "class-b-canary: class B needs a canary or a flag",
                "class-b-policy-diff: class B needs its policy diff");
        assertThat(refusal.remedy()).as("what comes first, and nothing that is pointless until then").isEqualTo(
                "Merge it to main, and test that on staging. Promote a commit of main that contains what release has; "
                        + "to go back, use rollback-release. Then try again with --dry-run; it lists what is left.");
    }

    @Test
    void what_is_to_be_watched_for_a_time_that_is_none() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = Refusal.of(ada, seat -> seat.promoteNow("--watch", "30"));
        assertThat(refusal).isEqualTo(new Refusal(
                64, "'30' is not a duration", List.of(), "Write it like 90s, 5m, 1h30m or 500ms."));
    }

    @Test
    void what_nobody_confirms() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = Refusal.of(ada, Seat::promote);
        assertThat(refusal).isEqualTo(new Refusal(
                22, "this needs a confirmation, and there is no terminal to ask on", List.of(),
                "Give --yes to confirm without being asked."));
    }
}
