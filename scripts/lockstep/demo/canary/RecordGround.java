package lockstep.demo.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** A record that lacks nothing, until something of it is made otherwise. */
final class RecordGround {

    static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    static final Sha CANDIDATE = new Sha("a".repeat(40));
    static final Sha RELEASE = new Sha("b".repeat(40));
    static final String POLICY = "c".repeat(64);
    static final String ROLE = "RELEASE_APPROVER";
    static final String APPROVER = "olga@example.org";

    private Action move = Action.CANARY;
    private String requester = "tess@example.org";
    private Set<String> authors = Set.of("ada@example.org");
    private List<Approval> approvals = List.of(approval("1", APPROVER), approval("2", "omar@example.org"));
    private final List<CiFact> facts = new ArrayList<>(List.of(
            fact("ci", new Finding.Checks(Map.of("build", Finding.Checks.State.PASSED)), Trust.SIGNED),
            fact("e2e", new Finding.Tests(12, 0, 0, 0, 12), Trust.SIGNED),
            fact("load", new Finding.Load(1_000, 10, 0, 2, List.of()), Trust.SIGNED),
            fact("coverage", new Finding.Coverage(Map.of("line", new Finding.Coverage.Ratio(90, 100))), Trust.SIGNED),
            fact("scan", new Finding.Findings(0, 0, 0, 0, 0, 0, Optional.empty()), Trust.SIGNED),
            fact("review", new Finding.Review(List.of("omar"), List.of()), Trust.SIGNED)));
    private List<GateRunFacts> runs = List.of(run(150, Verdict.PASS), run(80, Verdict.PASS), run(10, Verdict.PASS));
    private Optional<Budget> budget = Optional.of(new Budget(1, 100_000, 0.999));
    private List<SwitchDrill> drills = List.of(new SwitchDrill("search", Verdict.PASS, NOW.minus(Duration.ofDays(3))));
    private Optional<CanaryResult> canary = Optional.of(canary(Verdict.PASS, true, true, 1));
    private List<OwedStaging> owed = List.of();
    private Instant now = NOW;

    RecordGround moving(Action other) {
        move = other;
        return this;
    }

    RecordGround at(Instant later) {
        now = later;
        return this;
    }

    RecordGround askedFor(String by) {
        requester = by;
        return this;
    }

    RecordGround writtenBy(String author) {
        authors = Set.of(author);
        return this;
    }

    RecordGround approved(Approval... given) {
        approvals = List.of(given);
        return this;
    }

    /** In the place of what was found out under that name; nothing in its place where it is empty. */
    RecordGround found(String name, Optional<Finding> finding, Trust trust) {
        facts.removeIf(fact -> fact.name().word().equals(name));
        finding.ifPresent(one -> facts.add(fact(name, one, trust)));
        return this;
    }

    RecordGround found(String name, Finding finding) {
        return found(name, Optional.of(finding), Trust.SIGNED);
    }

    RecordGround ran(GateRunFacts... all) {
        runs = List.of(all);
        return this;
    }

    RecordGround budgeted(Optional<Budget> left) {
        budget = left;
        return this;
    }

    RecordGround drilled(SwitchDrill... all) {
        drills = List.of(all);
        return this;
    }

    RecordGround canaried(Optional<CanaryResult> result) {
        canary = result;
        return this;
    }

    RecordGround owing(Sha commit) {
        owed = List.of(new OwedStaging(commit, false, false));
        return this;
    }

    PipelineFacts facts() {
        return new PipelineFacts(CANDIDATE, move, Optional.of(RELEASE), requester, authors, facts, runs, approvals,
                POLICY, budget, drills, canary, owed, now, new Branches("main", "release"));
    }

    private static CiFact fact(String name, Finding finding, Trust trust) {
        return new CiFact(new FactName(name), CANDIDATE, "report", "report", POLICY, trust, new Operator("Tess"),
                NOW.minusSeconds(60), finding, Optional.empty());
    }

    static GateRunFacts run(int minutesAgo, Verdict verdict) {
        return new GateRunFacts("run-" + minutesAgo, "promotion-gate", Environment.STAGING, "https://staging.example",
                Optional.of(CANDIDATE), verdict, true, true, NOW.minus(Duration.ofMinutes(minutesAgo)), Map.of());
    }

    static CanaryResult canary(Verdict verdict, boolean follows, boolean asConfigured, int hoursAgo) {
        return new CanaryResult("20260122-0800-c1", CANDIDATE, verdict, follows, asConfigured,
                NOW.minus(Duration.ofHours(hoursAgo)), "");
    }

    /** One that counts. */
    static Approval approval(String digit, String by) {
        Instant at = NOW.minusSeconds(600);
        return new Approval(digit.repeat(64), ROLE, Action.CANARY, Optional.of(RELEASE), CANDIDATE, by,
                Approval.Signature.VALID, POLICY, at, at.plus(Duration.ofHours(4)), true, true, false,
                Optional.empty());
    }
}
