package lockstep.policy.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Branches;
import lockstep.base.release.PolicyRule;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;

/**
 * Every named check of the commit passed: a check of CI of that name, or a test report that was recorded under it.
 *
 * @param trust what a fact has to be worth
 */
public record ChecksPassed(List<String> names, Trust trust) implements Requirement {

    static final String RULE = PolicyRule.CHECKS.id();

    public ChecksPassed {
        names = List.copyOf(names);
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        List<Assessment> found = new ArrayList<>();
        names.forEach(name -> found.add(one(name, facts)));
        return found;
    }

    private Assessment one(String name, PipelineFacts facts) {
        Optional<CiFact> newest = facts.newest(fact -> fact.finding() instanceof Finding.Checks checks
                ? checks.states().containsKey(name)
                : fact.name().word().equals(name) && fact.finding() instanceof Finding.Tests);
        if (newest.isEmpty()) {
            return Assessment.undecided(RULE, "check " + name + " is not recorded for this commit",
                    "Record it: `record-checks --name " + name + "`, or from the API of your CI.");
        }
        return Facts.trusted(newest.get(), trust).orElseGet(() -> switch (newest.get().finding()) {
            case Finding.Checks checks -> state(name, checks.states().get(name), facts.branches());
            case Finding.Tests tests -> TestsPassed.judge(RULE, name, tests, facts.branches());
            default -> throw new IllegalStateException("filtered above");
        });
    }

    private static Assessment state(String name, Finding.Checks.State state, Branches branches) {
        return switch (state) {
            case PASSED -> Assessment.pass(RULE, "check " + name + " passed");
            case FAILED -> Assessment.fail(RULE, "check " + name + " failed",
                    "Fix it, merge to " + branches.staging() + ", and test again.");
            case PENDING -> Assessment.undecided(RULE, "check " + name + " has not ended",
                    "Wait for it, and record it again.");
            case SKIPPED -> Assessment.undecided(RULE, "check " + name + " was skipped; that is not a pass",
                    "Run it, and record it again.");
        };
    }
}
