package lockstep.record.facts;

import java.util.Deque;
import java.util.Set;

/**
 * JUnit XML, counted by its test cases. Of what its suites declare, the number of tests is held against that; failures
 * that they declare and do not list count as errors.
 */
final class JUnitXml {

    /** GoogleTest's words for a case that was switched off and never ran: it has no element that says so. */
    private static final Set<String> NEVER_RAN = Set.of("notrun", "disabled", "suppressed", "skipped");

    /** The worst last: a case counts once, by the worst of what it says. */
    private enum Outcome {
        PASSED,
        SKIPPED,
        FAILED,
        ERROR
    }

    private final long[] counts = new long[Outcome.values().length];
    private Outcome current = Outcome.PASSED;
    private long listedBad;
    private long declaredBad;
    private long declared;

    private JUnitXml() {}

    static Finding read(Report report) throws ReportFault {
        JUnitXml junit = new JUnitXml();
        XmlReport.walk(report, "testsuites|testsuite", junit::element);
        long unlisted = Math.max(0, junit.declaredBad - junit.listedBad);
        return new Finding.Tests(junit.count(Outcome.PASSED), junit.count(Outcome.FAILED),
                junit.count(Outcome.ERROR) + unlisted, junit.count(Outcome.SKIPPED), junit.declared);
    }

    private long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    private void element(String name, Deque<String> parents, XmlReport.Attributes attributes) throws ReportFault {
        switch (name) {
            case "testsuite" -> {
                if (!"testsuite".equals(parents.peek())) {
                    declared += attributes.count("tests").orElse(0);
                    declaredBad += attributes.count("failures").orElse(0) + attributes.count("errors").orElse(0);
                }
            }
            case "testcase" -> {
                boolean ran = !NEVER_RAN.contains(attributes.text("status"))
                        && !NEVER_RAN.contains(attributes.text("result"));
                current = ran ? Outcome.PASSED : Outcome.SKIPPED;
                counts[current.ordinal()]++;
            }
            case "failure" -> bad(Outcome.FAILED, parents);
            case "error" -> bad(Outcome.ERROR, parents);
            case "skipped" -> ofCase(Outcome.SKIPPED, parents);
            default -> { }
        }
    }

    /** One that a suite has itself, not a case of it, is one that it declares: its set-up failed. */
    private void bad(Outcome outcome, Deque<String> parents) {
        if ("testcase".equals(parents.peek())) {
            listedBad++;
            ofCase(outcome, parents);
        } else if ("testsuite".equals(parents.peek())) {
            listedBad++;
            counts[outcome.ordinal()]++;
        }
    }

    private void ofCase(Outcome outcome, Deque<String> parents) {
        if ("testcase".equals(parents.peek()) && outcome.compareTo(current) > 0) {
            counts[current.ordinal()]--;
            counts[outcome.ordinal()]++;
            current = outcome;
        }
    }
}
