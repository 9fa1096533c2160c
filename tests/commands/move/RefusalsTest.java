package tests.commands.move;

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
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
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
        assertThat(refusal.message()).isEqualTo("promotion of " + candidate.abbreviated() + " refused; nothing was changed");
        assertThat(refusal.reasons()).containsExactly(reason);
        assertThat(refusal.remedy()).isEqualTo(remedy);
    }

    /** What every refusal for want of a staging run says: with all digits, and recorded. */
    private String gates() {
        return "`promotion-gate --mode staging --sha " + candidate + " --record`";
    }

    private GateRun tested(Verdict verdict, Duration ago) {
        GateRun run = StagingRuns.of(day, candidate, verdict, Instant.now().minus(ago));
        ada.record(run);
        return run;
    }

    @Test
    void promoting_a_commit_without_a_staging_run_is_refused() {
        isRefused("staging-tested: no staging run is recorded for " + candidate,
                "Run " + gates() + ".");
    }

    @Test
    void promoting_a_commit_of_which_only_the_one_before_was_tested_is_refused() {
        tested(Verdict.PASS, Duration.ZERO);
        candidate = day.land("one last fix");
        isRefused("staging-tested: no staging run is recorded for " + candidate,
                "Run " + gates() + ".");
    }

    @Test
    void promoting_on_a_staging_run_older_than_gate_max_age_is_refused() {
        GateRun run = tested(Verdict.PASS, Duration.ofHours(25));
        isRefused("run-fresh: staging run " + run.id() + " is 25 h 00 min old, older than 24 h 00 min",
                "Run " + gates() + ".");
    }

    @Test
    void promoting_on_a_staging_run_from_the_future_is_refused() {
        GateRun run = tested(Verdict.PASS, Duration.ofHours(-2));
        Refusal refusal = refused();
        assertThat(refusal.reasons()).singleElement().asString()
                .startsWith("run-in-the-past: staging run " + run.id() + " begins ");
        assertThat(refusal.remedy()).isEqualTo("Set the clock right, then run " + gates() + ".");
    }

    @Test
    void promoting_on_a_staging_run_that_failed_is_refused() {
        GateRun run = tested(Verdict.FAIL, Duration.ZERO);
        isRefused("run-passed: staging run " + run.id() + " ended with fail",
                "Fix what failed, then run " + gates() + ". A fix in the code is another commit: deploy it to staging, "
                        + "and promote that one.");
    }

    @Test
    void promoting_on_a_staging_run_that_could_not_be_decided_is_refused() {
        GateRun run = tested(Verdict.INCONCLUSIVE, Duration.ZERO);
        isRefused("run-passed: staging run " + run.id() + " ended with inconclusive",
                "Fix what failed, then run " + gates() + ". A fix in the code is another commit: deploy it to staging, "
                        + "and promote that one.");
    }

    @Test
    void promoting_on_a_staging_run_that_passed_before_another_failed_is_refused() {
        GateRun run = tested(Verdict.PASS, Duration.ofMinutes(10));
        GateRun later = tested(Verdict.FAIL, Duration.ofMinutes(5));
        isRefused("no-later-failure: staging run " + run.id() + " was followed by " + later.id()
                + " of the same commit, which failed",
                "Find out why it failed, then run " + gates() + ": a new passing run clears this.");
    }

    @Test
    void promoting_on_a_staging_run_that_did_not_see_the_commit_is_refused_unless_accepted() {
        GateRun run = StagingRuns.unverified(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        ada.record(run);
        isRefused("revision-verified: during staging run " + run.id() + " staging did not report its commit",
                "Configure environments.staging.revision and run " + gates()
                        + ", or accept it: `--accept-unverified REASON`; your name and reason are recorded.");
        assertThat(ada.promote("--dry-run", "--accept-unverified", "seen on the dashboard").out())
                .contains("staging did not report its commit (accepted by Ada Lovelace: seen on the dashboard)");
    }

    @Test
    void promoting_on_a_staging_run_without_a_required_gate_is_refused() {
        GateRun run = StagingRuns.without("burst_429", StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        ada.record(run);
        isRefused("required-gates: in staging run " + run.id() + " these required gates did not pass: burst_429",
                "Run " + gates() + ", with all gates that policy.required_gates names.");
    }

    @Test
    void promoting_on_a_drill_that_was_reused_from_a_run_older_than_allowed_is_refused() {
        GateRun run = StagingRuns.reusing(
                "burst_429", "20260101T000000Z-promotion-gate-0123abcd", StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        ada.record(run);
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("run-fresh: staging run " + run.id() + " reuses a result that is ",
                " old, older than 24 h 00 min", "--record` without --reuse-drills.");
    }

    @Test
    void promoting_what_is_older_than_release_is_refused() {
        candidate = unreleased;
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = refused("--sha", unreleased.hex());
        assertThat(refusal.reasons()).containsExactly("fast-forward: " + unreleased + " does not descend from release");
        assertThat(refusal.remedy()).endsWith("to go back, use `rollback-release`.");
    }

    @Test
    void promoting_what_never_came_to_main_is_refused() {
        candidate = new Sha(
                day.git().in(day.bare(), "commit-tree", "-m", "aside", "-p", released.hex(), released + "^{tree}"));
        day.move("feature", candidate.hex());
        tested(Verdict.PASS, Duration.ZERO);
        day.git().in(ada.folder(), "fetch", "-q", "origin", "feature");
        Refusal refusal = refused("--sha", candidate.hex());
        assertThat(refusal.reasons()).containsExactly("on-main: " + candidate + " is not on main");
        assertThat(refusal.remedy()).isEqualTo("Merge it to main, deploy that to staging, then run `promotion-gate --mode staging --record`.");
    }

    @Test
    void promoting_what_release_has_already_is_refused() {
        Refusal refusal = refused("--sha", released.hex());
        assertThat(refusal.reasons()).containsExactly("something-new: release is already at " + released);
    }

    @Test
    void promoting_a_change_of_class_c_is_refused() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = refused("--class", "C");
        assertThat(refusal.reasons()).singleElement().asString().startsWith("not-class-c: class C is forbidden: ");
        assertThat(refusal.remedy()).isEqualTo("Take the change out; class C is not promoted.");
    }

    @Test
    void promoting_while_production_runs_something_else_is_refused() {
        tested(Verdict.PASS, Duration.ZERO);
        day.runs(Environment.PRODUCTION, unreleased.hex());
        try {
            isRefused("no-drift: production runs " + unreleased + ", but release is at " + released,
                    "Run `deploy --mode prod`, or accept the drift: `--accept-drift REASON`; your name and "
                            + "reason are recorded.");
        } finally {
            day.runs(Environment.PRODUCTION, released.hex());
        }
    }

    @Test
    void a_refused_promotion_names_all_that_is_wrong_at_once() {
        Sha nowhere = new Sha("deadbeef".repeat(5));
        Refusal refusal = refused("--sha", nowhere.hex(), "--class", "B", "--rollback-plan", " ");
        assertThat(refusal.reasons()).containsExactly(
                "on-main: " + nowhere + " is not on main",
                "fast-forward: this clone does not have " + nowhere + ", so nobody can tell whether it descends from release",
                "staging-tested: no staging run is recorded for " + nowhere,
                "rollback-plan: no rollback plan is declared",
                "class-b-canary: class B needs a canary or a flag",
                "class-b-policy-diff: class B needs its policy diff");
        assertThat(refusal.remedy()).as("what comes first, and nothing that is pointless until then").isEqualTo(
                "Merge it to main, deploy that to staging, then run `promotion-gate --mode staging --record`. Name it by its version, or run `git fetch` for the "
                        + "branch that it is on, then try again; if it is on none, give the right SHA. Then try again with --dry-run; it lists what is left.");
    }

    @Test
    void promoting_with_a_time_to_watch_that_cannot_be_read_is_refused() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = Refusal.of(ada, seat -> seat.promoteNow("--watch", "30"));
        assertThat(refusal).isEqualTo(new Refusal(
                64, "'30' is not a duration", List.of(), "Write it like 90s, 5m, 1h30m or 500ms."));
    }

    @Test
    void promoting_what_nobody_confirms_is_refused() {
        tested(Verdict.PASS, Duration.ZERO);
        Refusal refusal = Refusal.of(ada, Seat::promote);
        assertThat(refusal).isEqualTo(new Refusal(
                22, "this needs a confirmation, and there is no terminal to ask on", List.of(),
                "Give --yes to confirm without being asked."));
    }
}
