package tests.policy.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lockstep.base.release.Branches;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Budget;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.OwedStaging;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.SwitchDrill;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import lockstep.record.history.GateRunFacts;

/** Facts under which everything holds, to be broken one at a time. */
final class Pipelines {

    static final Sha CANDIDATE = Sha.parse("c".repeat(40));
    static final Sha RELEASE = Sha.parse("a".repeat(40));
    static final Instant NOW = Instant.parse("2026-01-22T12:00:00Z");
    static final String POLICY = "sha256:policy";

    List<CiFact> facts = new ArrayList<>();
    List<GateRunFacts> runs = new ArrayList<>();
    List<Approval> approvals = new ArrayList<>();
    Action move = Action.CANARY;
    Set<String> authors = Set.of("nadja@example.org");
    Optional<Budget> budget = Optional.of(new Budget(10, 100_000, 0.999));
    List<SwitchDrill> drills = List.of(new SwitchDrill("chat", Verdict.PASS, NOW.minus(Duration.ofDays(3))));
    Optional<CanaryResult> canary =
            Optional.of(new CanaryResult("20260122-1100-cn1", CANDIDATE, Verdict.PASS, true, true, NOW.minusSeconds(600), ""));
    List<OwedStaging> owed = List.of();
    Branches branches = new Branches("main", "release");

    static Pipelines whole() {
        Pipelines whole = new Pipelines();
        whole.fact("ci", new Finding.Checks(Map.of("build", Finding.Checks.State.PASSED)));
        whole.fact("unit", new Finding.Tests(12, 0, 0, 1, 13));
        whole.fact("coverage", new Finding.Coverage(Map.of("line", new Finding.Coverage.Ratio(80, 100))));
        whole.fact("scan", new Finding.Findings(0, 0, 4, 9, 0, 2, Optional.empty()));
        whole.fact("review", new Finding.Review(List.of("rita"), List.of()));
        whole.fact("e2e", new Finding.Tests(3, 0, 0, 0, 3));
        whole.fact("load", new Finding.Load(9_000, 0, 0, 2, List.of()));
        whole.run(130, Verdict.PASS);
        whole.run(60, Verdict.PASS);
        whole.run(5, Verdict.PASS);
        whole.approvals.add(approval("olga@example.org"));
        return whole;
    }

    static Approval approval(String approver) {
        return new Approval("digest of " + approver, "RELEASE_APPROVER", Action.CANARY, Optional.of(RELEASE), CANDIDATE,
                approver, Approval.Signature.VALID, POLICY, NOW.minusSeconds(900), NOW.plusSeconds(3600), false, false,
                false, Optional.empty());
    }

    void fact(String name, Finding finding) {
        facts.removeIf(fact -> fact.name().word().equals(name));
        facts.add(new CiFact(new FactName(name), CANDIDATE, name + ".xml", "test", "ab".repeat(32), Trust.FETCHED,
                new Operator("nadja"), NOW.minusSeconds(1800), finding, Optional.empty()));
    }

    void without(String name) {
        facts.removeIf(fact -> fact.name().word().equals(name));
    }

    void run(int minutesAgo, Verdict verdict) {
        run(minutesAgo, verdict, verdict == Verdict.FAIL);
    }

    /** @param byService whether what failed speaks of the service */
    void run(int minutesAgo, Verdict verdict, boolean byService) {
        runs.add(new GateRunFacts("run-" + minutesAgo, "promotion-gate", Environment.STAGING, "https://staging.example",
                Optional.of(CANDIDATE), verdict, byService, true,
                NOW.minus(Duration.ofMinutes(minutesAgo)), Map.of()));
    }

    void approvals(UnaryOperator<Approval> change) {
        approvals.replaceAll(change);
    }

    PipelineFacts seen() {
        return new PipelineFacts(CANDIDATE, move, Optional.of(RELEASE), "nadja@example.org", authors, facts, runs,
                approvals, POLICY, budget, drills, canary, owed, NOW, branches);
    }
}
