package lockstep.record.facts;

import java.util.Deque;

/** JUnit XML, counted by its test cases; what its suites declare is only held against that. */
final class JUnitXml {

    private long cases;
    private long failed;
    private long errors;
    private long skipped;
    private long declared;
    private boolean decided;

    private JUnitXml() {}

    static Finding read(Report report) throws ReportFault {
        JUnitXml counts = new JUnitXml();
        XmlReport.walk(report, "testsuites|testsuite", counts::element);
        return new Finding.Tests(counts.cases - counts.failed - counts.errors - counts.skipped, counts.failed,
                counts.errors, counts.skipped, counts.declared);
    }

    private void element(String name, Deque<String> parents, XmlReport.Attributes attributes) throws ReportFault {
        switch (name) {
            case "testsuite" -> {
                boolean isPart = "testsuite".equals(parents.peek());
                declared += isPart ? 0 : attributes.count("tests").orElse(0);
            }
            case "testcase" -> {
                cases++;
                decided = false;
            }
            case "failure", "error", "skipped" -> outcome(name, parents);
            default -> { }
        }
    }

    /** A case counts once, by the first of what it says. */
    private void outcome(String name, Deque<String> parents) {
        if (!"testcase".equals(parents.peek()) || decided) {
            return;
        }
        decided = true;
        switch (name) {
            case "failure" -> failed++;
            case "error" -> errors++;
            default -> skipped++;
        }
    }
}
