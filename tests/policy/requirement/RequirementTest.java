package tests.policy.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.policy.requirement.Pipelines.NOW;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockstep.base.release.Branches;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.Budget;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.NoStagingOwed;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.OwedStaging;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.policy.requirement.TestsPassed;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import lockstep.record.history.GateRunFacts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RequirementTest {

    private static final Set<String> APPROVERS = Set.of("olga@example.org", "omar@example.org", "nadja@example.org");
    private static final FreezeWindow LATER =
            new FreezeWindow(NOW.plusSeconds(60), NOW.plusSeconds(7200), "the sale");

    private static final List<Requirement> ALL = List.of(
            new ChecksPassed(List.of("build", "unit"), Trust.OPERATOR),
            new CoverageReached(new BigDecimal(80), "line", Trust.OPERATOR), new FindingsWithin(0, 0, Trust.OPERATOR),
            new Reviewed(1, Trust.FETCHED), new TestsPassed("e2e", Trust.OPERATOR),
            new TestsPassed("load", Trust.OPERATOR), new Soaked(Duration.ofHours(2), Duration.ofMinutes(30)),
            approved(1), new NotFrozen(List.of(LATER)), new BudgetLeft(0),
            new KillSwitchDrilled("chat", Duration.ofDays(30)), new CanaryPassed(Duration.ofHours(24)),
            new NoStagingOwed());

    private static Approved approved(int count) {
        return new Approved("RELEASE_APPROVER", APPROVERS, count, Duration.ofHours(4), true, false);
    }

    private static List<Assessment> missing(Pipelines pipeline, List<Requirement> requirements) {
        return requirements.stream().flatMap(each -> each.assess(pipeline.seen()).stream())
                .filter(assessment -> !assessment.holds()).toList();
    }

    @Test
    void a_commit_that_has_everything_passes() {
        assertThat(missing(Pipelines.whole(), ALL)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> what_is_missing_is_said_with_the_names_that_the_branches_have_here() {
        return cases().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            Pipelines pipeline = Pipelines.whole();
            pipeline.branches = new Branches("trunk", "live");
            one.breakage().accept(pipeline);
            assertThat(missing(pipeline, ALL)).isNotEmpty().allSatisfy(said ->
                    assertThat(said.words() + " " + said.remedy()).doesNotContainPattern("\\b(?:main|release)\\b(?!-)"));
        }));
    }

    private record Case(String name, Consumer<Pipelines> breakage, List<String> rules, Verdict verdict, String words) {}

    private static Case fails(String rule, String words, Consumer<Pipelines> breakage) {
        return new Case(words, breakage, List.of(rule), Verdict.FAIL, words);
    }

    private static Case undecided(String rule, String words, Consumer<Pipelines> breakage) {
        return new Case(words, breakage, List.of(rule), Verdict.INCONCLUSIVE, words);
    }

    /** An approval that does not count leaves the move without one, and says why. */
    private static Case approval(String rule, String words, UnaryOperator<Approval> change) {
        return new Case(words, pipeline -> pipeline.approvals(change), List.of("approvals", rule), Verdict.FAIL, words);
    }

    private static Stream<Case> cases() {
        return Stream.of(
                fails("checks", "check build failed",
                        p -> p.fact("ci", new Finding.Checks(Map.of("build", Finding.Checks.State.FAILED)))),
                undecided("checks", "check build has not ended",
                        p -> p.fact("ci", new Finding.Checks(Map.of("build", Finding.Checks.State.PENDING)))),
                undecided("checks", "check build was skipped; that is not a pass",
                        p -> p.fact("ci", new Finding.Checks(Map.of("build", Finding.Checks.State.SKIPPED)))),
                undecided("checks", "check build is not recorded for this commit", p -> p.without("ci")),
                fails("checks", "unit: 2 of 13 tests failed", p -> p.fact("unit", new Finding.Tests(11, 1, 1, 0, 13))),
                undecided("checks", "unit has no test", p -> p.fact("unit", new Finding.Tests(0, 0, 0, 0, 0))),
                undecided("checks", "unit: all 19 tests were skipped",
                        p -> p.fact("unit", new Finding.Tests(0, 0, 0, 19, 19))),
                undecided("fact-bound", "unit: the report declares 20 tests and lists 1",
                        p -> p.fact("unit", new Finding.Tests(1, 0, 0, 0, 20))),
                fails("coverage", "7999 of 10000 line units covered, 79.99 %, at least 80 % demanded",
                        p -> p.fact("coverage", new Finding.Coverage(
                                Map.of("line", new Finding.Coverage.Ratio(7_999, 10_000))))),
                undecided("coverage", "the report counts no line at all", p -> p.fact("coverage",
                        new Finding.Coverage(Map.of("line", new Finding.Coverage.Ratio(0, 0))))),
                undecided("coverage", "coverage is not recorded for this commit", p -> p.without("coverage")),
                fails("findings", "1 critical, 0 high; allowed are 0 critical, 0 high",
                        p -> p.fact("scan", new Finding.Findings(1, 0, 0, 0, 0, 0, Optional.empty()))),
                undecided("findings", "0 critical, 0 high, 3 without a severity; what has no severity might be critical or high",
                        p -> p.fact("scan", new Finding.Findings(0, 0, 0, 0, 3, 0, Optional.empty()))),
                undecided("fact-bound", "scan: the scan did not run to its end", p -> p.fact("scan",
                        new Finding.Findings(0, 0, 0, 0, 0, 0, Optional.of("the scan did not run to its end")))),
                fails("review", "0 of 1 reviews; nadja@example.org wrote a part of the change",
                        p -> p.fact("review", new Finding.Review(List.of("nadja@example.org"), List.of()))),
                fails("review", "omar asked for changes",
                        p -> p.fact("review", new Finding.Review(List.of("olga"), List.of("omar")))),
                fails("tests", "load crossed http_req_duration p(95)<500", p -> p.fact("load",
                        new Finding.Load(9_000, 0, 0, 2, List.of("http_req_duration p(95)<500")))),
                undecided("tests", "load checked nothing that could fail",
                        p -> p.fact("load", new Finding.Load(9_000, 0, 0, 0, List.of()))),
                undecided("tests", "tests e2e are not recorded for this commit", p -> p.without("e2e")),
                fails("soak", "staging run run-5 failed, and none passed since",
                        p -> { p.runs.removeLast(); p.run(5, Verdict.FAIL); }),
                undecided("soak", "staging has run it for 55 min 00 s in 2 passing runs, with a gap of 55 min 00 s, 2 h 00"
                        + " min are required", p -> p.runs.removeFirst()),
                undecided("soak", "no passing run saw this commit on staging", p -> p.runs.clear()),
                fails("approvals", "1 of 1 approvals missing; nobody approved", p -> p.approvals.clear()),
                approval("approval-signed", "the approval of olga@example.org is not signed",
                        a -> signature(a, Approval.Signature.CLAIMED)),
                approval("approval-signed", "the approval of olga@example.org bears a signature that does not count",
                        a -> signature(a, Approval.Signature.INVALID)),
                approval("approver-role", "eve@example.org does not have the role RELEASE_APPROVER on release",
                        a -> by(a, "eve@example.org")),
                approval("approver-not-requester", "nadja@example.org asked for the move",
                        a -> by(a, "nadja@example.org")),
                new Case("an author approves", p -> p.authors = Set.of("olga@example.org"),
                        List.of("approvals", "approver-not-author"), Verdict.FAIL, "olga@example.org wrote a part of the"
                                + " change"),
                approval("approval-not-revoked", "the approval of olga@example.org was revoked",
                        a -> copy(a, a.from(), a.policyDigest(), 900, true, Optional.empty())),
                approval("approval-once", "the approval of olga@example.org was used by 20260122-1000-rc1",
                        a -> copy(a, a.from(), a.policyDigest(), 900, false, Optional.of("20260122-1000-rc1"))),
                approval("approval-fresh", "the approval of olga@example.org expired at 2026-01-22T11:59:59Z",
                        a -> copy(a, a.from(), a.policyDigest(), 4 * 3600 + 1, false, Optional.empty())),
                approval("approval-fresh", "the approval of olga@example.org is dated 10 min 00 s in the future",
                        a -> copy(a, a.from(), a.policyDigest(), -600, false, Optional.empty())),
                approval("approval-current", "the approval of olga@example.org is for another head of release",
                        a -> copy(a, Optional.of(Sha.parse("b".repeat(40))), a.policyDigest(), 900, false, Optional.empty())),
                approval("approval-current", "the approval of olga@example.org was given under another configuration",
                        a -> copy(a, a.from(), "sha256:other", 900, false, Optional.empty())),
                fails("budget", "-100.0 % of the error budget is left",
                        p -> p.budget = Optional.of(new Budget(200, 100_000, 0.999))),
                undecided("budget", "the error budget was not counted", p -> p.budget = Optional.empty()),
                undecided("budget", "the error budget is unknown: no requests were counted",
                        p -> p.budget = Optional.of(new Budget(0, 0, 0.999))),
                undecided("budget", "the error budget is unknown: slo.yaml has no target",
                        p -> p.budget = Optional.of(Budget.unknown("the error budget is unknown: slo.yaml has no target"))),
                undecided("kill-switch-drilled", "kill switch chat was never drilled", p -> p.drills = List.of()),
                fails("kill-switch-drilled", "kill switch chat was drilled last at 2025-12-22T12:00:00Z, more than 30 d 0 h"
                        + " ago", p -> p.drills = List.of(new SwitchDrill("chat", Verdict.PASS, NOW.minus(Duration.ofDays(31))))),
                fails("kill-switch-drilled", "the drill of kill switch chat at 2026-01-22T12:00:00Z ended with fail",
                        p -> p.drills = List.of(new SwitchDrill("chat", Verdict.FAIL, NOW))),
                undecided("canary-passed", "no canary of this commit has ended", p -> p.canary = Optional.empty()),
                fails("canary-passed", "canary 20260122-1100-cn1 was held to other terms, or counted otherwise, than"
                        + " pipeline.canary has",
                        p -> p.canary = Optional.of(new CanaryResult("20260122-1100-cn1", Pipelines.CANDIDATE,
                                Verdict.PASS, true, false, NOW.minusSeconds(600), ""))),
                fails("canary-passed", "canary 20260122-1100-cn1 ended at 2026-01-22T12:06:00Z, which is in the future",
                        p -> p.canary = canary(Verdict.PASS, true, -360)),
                fails("canary-passed", "canary 20260122-1100-cn1 was of v1.2.3, which is not the version that is to be"
                        + " promoted", p -> p.canary = Optional.of(new CanaryResult("20260122-1100-cn1",
                                Pipelines.CANDIDATE, Verdict.PASS, true, true, NOW, "", Optional.empty(),
                                Optional.empty(), Optional.of("v1.2.3")))),
                undecided("canary-passed", "canary 20260122-1100-cn1 was compared with prod at abcdef0, which is at"
                        + " abcdef1 now: beside what production runs now nothing is shown",
                        p -> p.canary = canary(Verdict.PASS, true, 600).map(
                                one -> one.besides(Optional.of("prod at abcdef0, which is at abcdef1 now")))),
                undecided("canary-passed", "canary 20260122-1100-cn1 is open", p -> p.canary = Optional.of(
                        CanaryResult.unfinished("20260122-1100-cn1", Pipelines.CANDIDATE, NOW, "is open"))),
                fails("canary-passed", "canary 20260122-1100-cn1 failed", p -> p.canary = canary(Verdict.FAIL, true, 600)),
                undecided("canary-passed", "canary 20260122-1100-cn1 was inconclusive",
                        p -> p.canary = canary(Verdict.INCONCLUSIVE, true, 600)),
                fails("canary-passed", "the verdict of canary 20260122-1100-cn1 does not follow from the counts that are"
                        + " recorded", p -> p.canary = canary(Verdict.PASS, false, 600)),
                fails("canary-passed", "canary 20260122-1100-cn1 ended at 2026-01-21T11:59:59Z, more than 24 h 00 min ago",
                        p -> p.canary = canary(Verdict.PASS, true, 24 * 3600 + 1)),
                new Case("a hotfix skipped staging", p -> p.owed = List.of(
                        new OwedStaging(Pipelines.RELEASE, false, false)), List.of("staging-owed"), Verdict.FAIL,
                        "hotfix aaaaaaa skipped staging: it is not on main, and nothing that contains it has passed"
                                + " staging since"));
    }

    private static Approval signature(Approval a, Approval.Signature signature) {
        return new Approval(a.digest(), a.role(), a.action(), a.from(), a.to(), a.approver(), signature, a.policyDigest(),
                a.approvedAt(), a.expiresAt(), a.skipsStaging(), a.skipsCanary(), a.revoked(), a.consumedBy());
    }

    private static Approval by(Approval a, String approver) {
        return new Approval(a.digest(), a.role(), a.action(), a.from(), a.to(), approver, a.signature(), a.policyDigest(),
                a.approvedAt(), a.expiresAt(), a.skipsStaging(), a.skipsCanary(), a.revoked(), a.consumedBy());
    }

    private static Approval copy(
            Approval a, Optional<Sha> from, String policy, long secondsAgo, boolean revoked, Optional<String> consumed) {
        return new Approval(a.digest(), a.role(), a.action(), from, a.to(), a.approver(), a.signature(), policy,
                NOW.minusSeconds(secondsAgo), NOW.plusSeconds(9 * 3600), a.skipsStaging(), a.skipsCanary(), revoked, consumed);
    }

    private static Optional<CanaryResult> canary(Verdict verdict, boolean recomputed, long secondsAgo) {
        return Optional.of(new CanaryResult("20260122-1100-cn1", Pipelines.CANDIDATE, verdict, recomputed, true,
                NOW.minusSeconds(secondsAgo), ""));
    }

    @TestFactory
    Stream<DynamicTest> what_is_broken_alone_is_refused_by_its_rule_alone() {
        return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
            Pipelines pipeline = Pipelines.whole();
            each.breakage().accept(pipeline);

            List<Assessment> missing = missing(pipeline, ALL);

            assertThat(missing).extracting(Assessment::rule).containsExactlyElementsOf(each.rules());
            assertThat(missing.getLast().words()).isEqualTo(each.words());
            assertThat(missing.getLast().verdict()).isEqualTo(each.verdict());
            assertThat(missing).allSatisfy(assessment -> assertThat(assessment.remedy()).isNotBlank());
        }));
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        Pipelines nothing = new Pipelines();
        nothing.budget = Optional.empty();
        nothing.drills = List.of();
        nothing.canary = Optional.empty();

        assertThat(missing(nothing, ALL)).extracting(Assessment::rule).containsExactly("checks", "checks", "coverage",
                "findings", "review", "tests", "tests", "soak", "approvals", "budget", "kill-switch-drilled",
                "canary-passed");
    }

    @Test
    void a_run_that_failed_only_on_the_way_to_the_service_does_not_begin_the_soak_anew() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.run(1, Verdict.FAIL, false);
        assertThat(missing(pipeline, ALL)).isEmpty();
    }

    @Test
    void a_sample_that_saw_another_commit_or_nothing_between_two_good_ones_begins_the_soak_anew() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.runs.add(new GateRunFacts("run-30", "smoke", Environment.STAGING, "https://staging.example",
                Optional.of(Pipelines.CANDIDATE), Verdict.FAIL, true, false, NOW.minus(Duration.ofMinutes(30)), Map.of()));

        assertThat(missing(pipeline, ALL)).extracting(Assessment::words)
                .containsExactly("staging has run it for 0 ms in 1 passing run, 2 h 00 min are required");
    }

    @Test
    void what_has_no_severity_might_be_high_where_a_critical_one_is_allowed() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.fact("scan", new Finding.Findings(0, 0, 0, 0, 1, 0, Optional.empty()));

        assertThat(missing(pipeline, List.of(new FindingsWithin(1, 0, Trust.OPERATOR)))).singleElement()
                .matches(said -> said.verdict() == Verdict.INCONCLUSIVE);
        assertThat(missing(pipeline, List.of(new FindingsWithin(1, 1, Trust.OPERATOR)))).isEmpty();
    }

    @Test
    void two_keys_of_one_person_are_one_approval() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.approvals.add(Pipelines.approval("olga@example.org"));

        assertThat(missing(pipeline, List.of(approved(2)))).extracting(Assessment::words).first()
                .isEqualTo("1 of 2 approvals missing; olga@example.org approved");
    }

    @Test
    void who_may_still_approve_is_named_and_neither_author_nor_requester_is() {
        Pipelines pipeline = Pipelines.whole();

        assertThat(missing(pipeline, List.of(approved(2))).getFirst().remedy()).isEqualTo("May approve: omar@example.org.");
    }

    @Test
    void an_approval_for_another_commit_or_another_move_is_none() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.move = Action.PROMOTE;

        assertThat(missing(pipeline, List.of(approved(1)))).extracting(Assessment::words)
                .containsExactly("1 of 1 approvals missing; nobody approved");
    }

    @Test
    void a_soak_that_is_not_over_says_when_it_will_be() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.runs.removeFirst();

        assertThat(missing(pipeline, ALL).getFirst().holdsAt()).contains(NOW.plus(Duration.ofMinutes(60)));
    }

    @Test
    void a_freeze_says_when_it_ends_and_lets_what_mends_production_pass() {
        NotFrozen frozen = new NotFrozen(
                List.of(new FreezeWindow(NOW.minusSeconds(60), NOW.plusSeconds(60), "the sale")));
        Pipelines pipeline = Pipelines.whole();

        Assessment refused = frozen.assess(pipeline.seen()).getFirst();
        assertThat(refused.words()).isEqualTo("frozen until 2026-01-22T12:01:00Z: the sale");
        assertThat(refused.holdsAt()).contains(NOW.plusSeconds(60));

        for (Action mending : List.of(Action.HOTFIX, Action.ROLLBACK)) {
            pipeline.move = mending;
            assertThat(frozen.assess(pipeline.seen()).getFirst().holds()).isTrue();
        }
    }

    @Test
    void a_budget_that_is_spent_or_unknown_lets_what_mends_production_pass() {
        Pipelines pipeline = Pipelines.whole();
        for (Action mending : List.of(Action.HOTFIX, Action.ROLLBACK)) {
            pipeline.move = mending;
            for (Optional<Budget> budget : List.of(
                    Optional.of(new Budget(200, 100_000, 0.999)), Optional.<Budget>empty())) {
                pipeline.budget = budget;
                assertThat(missing(pipeline, List.of(new BudgetLeft(0)))).isEmpty();
            }
        }
    }

    @Test
    void what_a_freeze_and_a_spent_budget_advise_can_be_done() {
        List<FreezeWindow> sale = List.of(new FreezeWindow(NOW.minusSeconds(60), NOW.plusSeconds(60), "the sale"));
        Pipelines pipeline = Pipelines.whole();
        pipeline.budget = Optional.of(new Budget(200, 100_000, 0.999));
        for (Action move : List.of(Action.PROMOTE, Action.CANARY)) {
            pipeline.move = move;
            assertThat(missing(pipeline, List.of(new NotFrozen(sale, true), new BudgetLeft(0, true, List.of("it")))))
                    .extracting(Assessment::remedy).containsExactly(
                            "Wait until 2026-01-22T12:01:00Z; a hotfix or a rollback passes.",
                            "Promote a hotfix (`hotfix-promote`), or wait until the window has moved on.");
        }
        List<Requirement> without = List.of(
                new NotFrozen(sale), new BudgetLeft(0, false, List.of("pipeline.staging.requires", "pipeline.production.requires")));
        assertThat(missing(pipeline, without)).as("request-canary accepts no difference").extracting(Assessment::remedy)
                .containsExactly("Wait until 2026-01-22T12:01:00Z; a rollback passes.",
                        "Wait until the window has moved on, or roll back.");
        pipeline.move = Action.PROMOTE;
        assertThat(missing(pipeline, without)).extracting(Assessment::remedy).containsExactly(
                "Wait until 2026-01-22T12:01:00Z; a rollback passes. Or take the window out of the lockstep.yaml that you"
                        + " give, and add `--accept-config pipeline.freeze:REASON`; your name and reason are recorded.",
                "Wait until the window has moved on, or roll back. Or take the budget out of the lockstep.yaml that you"
                        + " give, and add `--accept-config pipeline.staging.requires:REASON` `--accept-config"
                        + " pipeline.production.requires:REASON`; your name and reason are recorded.");
    }

    @Test
    void a_hotfix_that_owes_staging_is_told_what_is_missing_and_no_more() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.owed = List.of(
                new OwedStaging(Pipelines.RELEASE, true, false), new OwedStaging(Pipelines.RELEASE, false, true),
                new OwedStaging(Pipelines.RELEASE, false, false));
        List<Assessment> owed = missing(pipeline, List.of(new NoStagingOwed()));
        assertThat(owed.getFirst().words())
                .isEqualTo("hotfix aaaaaaa skipped staging: nothing that contains it has passed staging since");
        assertThat(owed).extracting(Assessment::remedy).containsExactly(
                "Deploy main to staging, then run `promotion-gate --mode staging --record`.", "Merge it to main.",
                "Merge it to main, deploy that to staging, then run `promotion-gate --mode staging --record`.");
    }

    @Test
    void a_drill_by_a_host_whose_clock_is_a_little_ahead_counts_and_one_from_the_future_does_not() {
        Pipelines pipeline = Pipelines.whole();
        KillSwitchDrilled drilled = new KillSwitchDrilled("chat", Duration.ofDays(30));
        pipeline.drills = List.of(new SwitchDrill("chat", Verdict.PASS, NOW.plus(Duration.ofMinutes(3))));
        assertThat(missing(pipeline, List.of(drilled))).isEmpty();
        pipeline.drills = List.of(new SwitchDrill("chat", Verdict.PASS, NOW.plus(Duration.ofMinutes(30))));
        assertThat(missing(pipeline, List.of(drilled))).hasSize(1);
    }

    @Test
    void what_one_scanner_found_is_not_taken_back_by_another_one() {
        Pipelines pipeline = Pipelines.whole();
        CiFact clean = pipeline.facts.stream()
                .filter(fact -> fact.finding() instanceof Finding.Findings).findFirst().orElseThrow();
        pipeline.facts.add(new CiFact(new FactName("grype"), clean.commit(), clean.source(), clean.format(),
                clean.sha256(), clean.trust(), clean.operator(), clean.recordedAt(),
                new Finding.Findings(1, 0, 0, 0, 0, 0, Optional.empty()), clean.ciRun()));
        assertThat(missing(pipeline, ALL)).extracting(Assessment::words)
                .containsExactly("grype: 1 critical, 0 high; allowed are 0 critical, 0 high");
        pipeline.facts.add(new CiFact(new FactName("grype"), clean.commit(), clean.source(), clean.format(),
                clean.sha256(), clean.trust(), clean.operator(), clean.recordedAt().plusSeconds(1),
                new Finding.Findings(0, 0, 0, 0, 0, 0, Optional.empty()), clean.ciRun()));
        assertThat(missing(pipeline, ALL)).as("scanned again").isEmpty();
    }

    @Test
    void an_approval_of_a_hotfix_has_to_say_that_staging_is_skipped() {
        Approved hotfix = new Approved("RELEASE_APPROVER", APPROVERS, 1, Duration.ofHours(1), true, true);

        assertThat(missing(Pipelines.whole(), List.of(hotfix))).extracting(Assessment::rule)
                .containsExactly("approvals", "hotfix-approvals");
    }

    @Test
    void an_inconclusive_canary_passes_where_an_approver_answers_for_it() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.canary = Optional.of(new CanaryResult("20260122-1100-cn1", Pipelines.CANDIDATE, Verdict.INCONCLUSIVE,
                true, true, NOW, "olga@example.org"));

        assertThat(missing(pipeline, ALL)).isEmpty();
    }

    @Test
    void an_accepted_canary_counts_no_longer_than_the_production_that_it_was_compared_with() {
        Pipelines pipeline = Pipelines.whole();
        pipeline.canary = Optional.of(new CanaryResult("20260122-1100-cn1", Pipelines.CANDIDATE, Verdict.INCONCLUSIVE,
                true, true, NOW, "olga@example.org").besides(Optional.of("prod at abcdef0, which is elsewhere")));

        assertThat(missing(pipeline, ALL)).extracting(Assessment::rule).containsExactly("canary-passed");
    }

    @Test
    void records_of_the_editions_before_canaries_were_bound_to_production_are_judged_without_that() {
        assertThat(List.of(3, 5)).allMatch(edition -> RequirementsJson.isJudged(edition, false));
        assertThat(List.of(3, 4, 5, 6)).allMatch(edition -> RequirementsJson.isJudged(edition, true));
        assertThat(List.of(0, 4, 6)).noneMatch(edition -> RequirementsJson.isKnown(edition, false));
        assertThat(List.of(3, 4)).noneMatch(RequirementsJson::bindsCanaries);
        assertThat(List.of(RequirementsJson.EDITION, RequirementsJson.EDITION_OF_SEVERAL))
                .allMatch(RequirementsJson::bindsCanaries);
    }
}
