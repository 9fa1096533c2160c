package lockstep.policy.requirement;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Branches;
import lockstep.base.release.PolicyRule;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/** A named run of tests passed: end-to-end tests, or a load test. */
public record TestsPassed(String name, Trust trust) implements Requirement {

    private static final String RULE = PolicyRule.TESTS.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        Optional<CiFact> newest = facts.newest(fact -> fact.name().word().equals(name)
                && (fact.finding() instanceof Finding.Tests || fact.finding() instanceof Finding.Load));
        if (newest.isEmpty()) {
            return List.of(Assessment.undecided(RULE, "tests " + name + " are not recorded for this commit",
                    "Run them on staging, then run `record-checks --name " + name + "` with their report."));
        }
        return List.of(Facts.trusted(newest.get(), trust).orElseGet(() -> switch (newest.get().finding()) {
            case Finding.Tests tests -> judge(RULE, name, tests, facts.branches());
            case Finding.Load load -> judge(name, load);
            default -> throw new IllegalStateException("filtered above");
        }));
    }

    /** An empty suite is no pass, and neither is one that skipped everything. */
    static Assessment judge(String rule, String name, Finding.Tests tests, Branches branches) {
        long bad = tests.failed() + tests.errors();
        if (bad > 0) {
            return Assessment.fail(rule, name + ": " + bad + " of " + tests.listed() + " tests failed",
                    "Fix them, merge to " + branches.staging() + ", and test again.");
        }
        if (tests.passed() == 0) {
            return Assessment.undecided(rule, tests.listed() == 0
                    ? name + " has no test"
                    : name + ": all " + tests.skipped() + " tests were skipped",
                    "Run the tests, and record them again.");
        }
        String skipped = tests.skipped() == 0 ? "" : ", " + tests.skipped() + " skipped";
        return Assessment.pass(rule, name + ": " + tests.passed() + (tests.passed() == 1 ? " test" : " tests")
                + " passed" + skipped);
    }

    private static Assessment judge(String name, Finding.Load load) {
        if (!load.thresholdsFailed().isEmpty()) {
            return Assessment.fail(RULE, name + " crossed " + String.join(", ", load.thresholdsFailed()),
                    "Find out what is slow or fails under load, fix it, and test again.");
        }
        if (load.checksFailed() > 0 && load.thresholds() == 0) {
            return Assessment.fail(RULE, name + ": " + load.checksFailed() + " checks failed",
                    "Fix what fails under load, or give the checks a threshold.");
        }
        if (load.requests() == 0 || load.thresholds() + load.checksPassed() == 0) {
            return Assessment.undecided(RULE, name + " checked nothing that could fail",
                    "Give the load test requests, and thresholds or checks.");
        }
        return Assessment.pass(RULE, name + ": " + load.requests() + " requests, " + load.thresholds()
                + " thresholds kept");
    }
}
