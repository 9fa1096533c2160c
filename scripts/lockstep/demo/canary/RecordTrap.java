package lockstep.demo.canary;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.TestsPassed;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.ReportFormat;
import lockstep.record.facts.Trust;

/** What can be wrong with what is recorded before a canary: approvals, and facts from CI. */
enum RecordTrap {
    OTHER_COMMIT_APPROVED("approvals", Verdict.FAIL, "the approval is of another commit"),
    RELEASE_MOVED("approval-current", Verdict.FAIL, "release moved since it was approved"),
    APPROVAL_EXPIRED("approval-fresh", Verdict.FAIL, "the approval is too old"),
    APPROVAL_REVOKED("approval-not-revoked", Verdict.FAIL, "the approver took it back"),
    APPROVED_BY_AUTHOR("approver-not-author", Verdict.FAIL, "an author approved the change"),
    TWO_KEYS("approvers-distinct", Verdict.FAIL, "one person approved with two keys"),
    APPOINTED_BY_CANDIDATE("approver-role", Verdict.FAIL, "only the candidate gives the approver the role"),
    SKIPPED_CHECK("checks", Verdict.INCONCLUSIVE, "CI skipped the check"),
    EMPTY_JUNIT("", Verdict.INCONCLUSIVE, "the test report has no test"),
    NOTHING_TO_COVER("coverage", Verdict.INCONCLUSIVE, "the coverage report counts no line"),
    NO_SEVERITY("findings", Verdict.INCONCLUSIVE, "the scan's finding has no severity"),
    FROZEN("freeze", Verdict.FAIL, "a promotion within a freeze"),
    FROZEN_ROLLBACK("freeze", Verdict.PASS, "a rollback within a freeze has to pass");

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    private static final Sha CANDIDATE = new Sha("a".repeat(40));
    private static final Sha RELEASE = new Sha("b".repeat(40));
    private static final String POLICY = "c".repeat(64);
    private static final String ROLE = "RELEASE_APPROVER";
    private static final Set<String> MEMBERS = Set.of("olga@example.org", "omar@example.org");

    private final String rule;
    private final Verdict wanted;
    private final String description;

    RecordTrap(String rule, Verdict wanted, String description) {
        this.rule = rule;
        this.wanted = wanted;
        this.description = description;
    }

    Caught run() {
        List<Assessment> said = requirement().assess(facts());
        Optional<Assessment> telling = said.stream()
                .filter(one -> rule.isEmpty() || one.rule().equals(rule))
                .filter(one -> one.verdict() == wanted)
                .findFirst();
        Assessment first = telling.orElse(said.getFirst());
        return new Caught(
                name().toLowerCase(Locale.ROOT).replace('_', '-'), description, List.of(wanted.word()),
                first.verdict().word(), first.words(), telling.isPresent());
    }

    private Requirement requirement() {
        return switch (this) {
            case SKIPPED_CHECK -> new ChecksPassed(List.of("build"), Trust.OPERATOR);
            case EMPTY_JUNIT -> new TestsPassed("e2e", Trust.OPERATOR);
            case NOTHING_TO_COVER -> new CoverageReached(BigDecimal.valueOf(80), "line", Trust.OPERATOR);
            case NO_SEVERITY -> new FindingsWithin(0, 0, Trust.OPERATOR);
            case FROZEN, FROZEN_ROLLBACK -> new NotFrozen(List.of(
                    new FreezeWindow(NOW.minusSeconds(60), NOW.plusSeconds(60), "holidays")));
            case APPOINTED_BY_CANDIDATE -> approved(1, Set.of("omar@example.org"));
            default -> approved(this == TWO_KEYS ? 2 : 1, MEMBERS);
        };
    }

    private static Approved approved(int count, Set<String> members) {
        return new Approved(ROLE, members, count, Duration.ofHours(4), true, false);
    }

    private PipelineFacts facts() {
        Action move = this == FROZEN_ROLLBACK ? Action.ROLLBACK : this == FROZEN ? Action.PROMOTE : Action.CANARY;
        Set<String> authors = Set.of(this == APPROVED_BY_AUTHOR ? "olga@example.org" : "ada@example.org");
        return new PipelineFacts(
                CANDIDATE, move, Optional.of(RELEASE), "tess@example.org", authors, finding().map(this::fact).stream()
                        .toList(),
                List.of(), approvals(), POLICY, Optional.empty(), List.of(), Optional.empty(), List.of(), NOW);
    }

    private CiFact fact(Finding finding) {
        return new CiFact(new FactName("e2e"), CANDIDATE, "report", "report", POLICY, Trust.OPERATOR,
                new Operator("Tess"), NOW.minusSeconds(60), finding, Optional.empty());
    }

    private Optional<Finding> finding() {
        return switch (this) {
            case SKIPPED_CHECK -> Optional.of(new Finding.Checks(Map.of("build", Finding.Checks.State.SKIPPED)));
            case EMPTY_JUNIT -> Optional.of(read(ReportFormat.JUNIT,
                    "<testsuites><testsuite name=\"e2e\"/></testsuites>"));
            case NOTHING_TO_COVER -> Optional.of(read(ReportFormat.JACOCO,
                    "<report name=\"x\"><counter type=\"LINE\" missed=\"0\" covered=\"0\"/></report>"));
            case NO_SEVERITY -> Optional.of(read(ReportFormat.SARIF, """
                    {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan", "rules": [{"id": "R1"}]}},
                     "results": [{"ruleId": "R1", "level": "error", "message": {"text": "bad"}}]}]}"""));
            default -> Optional.empty();
        };
    }

    private static Finding read(ReportFormat format, String report) {
        return format.read(report.getBytes(StandardCharsets.UTF_8), "the report");
    }

    private List<Approval> approvals() {
        return this == TWO_KEYS ? List.of(approval("1"), approval("2")) : List.of(approval("1"));
    }

    /** One that counts, but for what this trap is about. */
    private Approval approval(String digit) {
        Sha to = this == OTHER_COMMIT_APPROVED ? RELEASE : CANDIDATE;
        Sha from = this == RELEASE_MOVED ? CANDIDATE : RELEASE;
        Instant at = this == APPROVAL_EXPIRED ? NOW.minus(Duration.ofDays(1)) : NOW.minusSeconds(600);
        return new Approval(
                digit.repeat(64), ROLE, Action.CANARY, Optional.of(from), to, "olga@example.org",
                Approval.Signature.VALID, POLICY, at, at.plus(Duration.ofHours(4)), false, false,
                this == APPROVAL_REVOKED, Optional.empty());
    }
}
