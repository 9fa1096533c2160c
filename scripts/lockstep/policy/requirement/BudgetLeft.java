package lockstep.policy.requirement;

import java.util.List;
import java.util.Locale;

/**
 * More of the error budget than this is left. Fixes, hotfixes and rollbacks pass.
 *
 * @param min from 0, all spent, to 1
 */
public record BudgetLeft(double min) implements Requirement {

    private static final String RULE = "budget";

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        if (facts.budget().isEmpty() || facts.budget().get().total() == 0) {
            return List.of(Assessment.undecided(RULE, "the error budget is unknown: no requests were counted, or the"
                    + " objective is not filled in",
                    "Fill in the objective in the file that `slo` names, and its source."));
        }
        Budget budget = facts.budget().get();
        String words = String.format(Locale.ROOT, "%.1f %% of the error budget is left", budget.left() * 100);
        if (budget.left() > min) {
            return List.of(Assessment.pass(RULE, words));
        }
        boolean passes = facts.move().mends() || facts.isFix();
        return List.of(passes
                ? Assessment.pass(RULE, words + "; a fix passes")
                : Assessment.fail(RULE, words, "Promote a fix, or wait until the window has moved on."));
    }
}
