package lockstep.demo.canary;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.TestsPassed;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Checks.State;
import lockstep.record.facts.ReportFormat;
import lockstep.record.facts.Trust;

/** What can be wrong with what CI found out: absent, bad, empty, or of too little worth. */
final class FactTraps {

    private static final Requirement CHECKS = new ChecksPassed(List.of("build"), Trust.OPERATOR);
    private static final Requirement TESTS = new TestsPassed("e2e", Trust.OPERATOR);
    private static final Requirement LOAD = new TestsPassed("load", Trust.OPERATOR);
    private static final Requirement COVERAGE =
            new CoverageReached(BigDecimal.valueOf(80), "line", Trust.OPERATOR);
    private static final Requirement FINDINGS = new FindingsWithin(0, 0, Trust.OPERATOR);
    private static final Requirement REVIEW = new Reviewed(1, Trust.OPERATOR);
    private static final Requirement BY_CI = new TestsPassed("e2e", Trust.SIGNED);

    private FactTraps() {}

    static List<RecordTrap> all() {
        return List.of(
                unsure("no-check", "checks", "the check is not on record", CHECKS, without("ci")),
                failing("failed-check", "checks", "the check failed", CHECKS, checks(State.FAILED)),
                unsure("pending-check", "checks", "the check has not ended", CHECKS, checks(State.PENDING)),
                unsure("skipped-check", "checks", "CI skipped the check", CHECKS, checks(State.SKIPPED)),
                unsure("no-tests", "tests", "the test run is not on record", TESTS, without("e2e")),
                failing("failed-test", "tests", "a test failed", TESTS, junit("<testcase name='a'><failure/></testcase>"
                        + "<testcase name='b'/>")),
                unsure("empty-junit", "tests", "the test report has no test", TESTS, junit("")),
                unsure("skipped-tests", "tests", "every test was skipped", TESTS,
                        junit("<testcase name='a'><skipped/></testcase>")),
                unsure("cut-report", "fact-bound", "the report lists fewer tests than it declares", TESTS,
                        new RecordGround().found("e2e", new Finding.Tests(1, 0, 0, 0, 9))),
                failing("crossed-threshold", "tests", "the load test crossed a threshold", LOAD,
                        new RecordGround().found("load", new Finding.Load(1_000, 10, 0, 2, List.of("p95")))),
                unsure("idle-load", "tests", "the load test asked nothing", LOAD,
                        new RecordGround().found("load", new Finding.Load(0, 0, 0, 2, List.of()))),
                unsure("no-coverage", "coverage", "coverage is not on record", COVERAGE, without("coverage")),
                failing("low-coverage", "coverage", "too little is covered", COVERAGE, jacoco(21, 79)),
                unsure("nothing-to-cover", "coverage", "the coverage report counts no line", COVERAGE, jacoco(0, 0)),
                unsure("no-scan", "findings", "no scan is on record", FINDINGS, without("scan")),
                failing("critical-finding", "findings", "the scan found something critical", FINDINGS, sarif(
                        ", \"properties\": {\"security-severity\": \"9.8\"}")),
                unsure("no-severity", "findings", "the scan's finding has no severity", FINDINGS, sarif("")),
                unsure("no-review", "review", "no review is on record", REVIEW, without("review")),
                failing("reviewed-by-author", "review", "the author reviewed it", REVIEW,
                        new RecordGround().found("review", new Finding.Review(List.of("ada"), List.of()))),
                failing("changes-requested", "review", "a reviewer asked for changes", REVIEW, new RecordGround().found(
                        "review", new Finding.Review(List.of("omar"), List.of("olga")))),
                failing("not-by-ci", "fact-trust", "an operator handed in what CI has to sign", BY_CI,
                        new RecordGround().found("e2e", Optional.of(new Finding.Tests(12, 0, 0, 0, 12)),
                                Trust.OPERATOR)));
    }

    private static RecordTrap failing(
            String name, String rule, String description, Requirement requirement, RecordGround ground) {
        return new RecordTrap(name, rule, Verdict.FAIL, description, requirement, ground);
    }

    private static RecordTrap unsure(
            String name, String rule, String description, Requirement requirement, RecordGround ground) {
        return new RecordTrap(name, rule, Verdict.INCONCLUSIVE, description, requirement, ground);
    }

    private static RecordGround without(String name) {
        return new RecordGround().found(name, Optional.empty(), Trust.SIGNED);
    }

    private static RecordGround checks(State state) {
        return new RecordGround().found("ci", new Finding.Checks(Map.of("build", state)));
    }

    private static RecordGround junit(String cases) {
        return new RecordGround().found("e2e", read(ReportFormat.JUNIT,
                "<testsuites><testsuite name=\"e2e\">" + cases + "</testsuite></testsuites>"));
    }

    private static RecordGround jacoco(int missed, int covered) {
        return new RecordGround().found("coverage", read(ReportFormat.JACOCO,
                "<report name=\"x\"><counter type=\"LINE\" missed=\"" + missed + "\" covered=\"" + covered
                        + "\"/></report>"));
    }

    private static RecordGround sarif(String properties) {
        return new RecordGround().found("scan", read(ReportFormat.SARIF, """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan", "rules": [{"id": "R1"%s}]}},
                 "results": [{"ruleId": "R1", "level": "error", "message": {"text": "bad"}}]}]}
                """.formatted(properties)));
    }

    private static Finding read(ReportFormat format, String report) {
        return format.read(report.getBytes(StandardCharsets.UTF_8), "the report");
    }
}
