package lockstep.policy.requirement;

import java.util.List;
import java.util.Locale;
import lockstep.base.release.PolicyRule;

/**
 * More of the error budget than this is left. Hotfixes and rollbacks pass, also where it is unknown.
 *
 * @param min from 0, all spent, to 1
 * @param hasHotfix whether the pipeline has hotfixes
 * @param keys the keys of lockstep.yaml under which it stands
 */
public record BudgetLeft(double min, boolean hasHotfix, List<String> keys) implements Requirement {

    private static final String RULE = PolicyRule.BUDGET.id();

    public BudgetLeft {
        keys = List.copyOf(keys);
    }

    /** Of a pipeline without hotfixes. */
    public BudgetLeft(double min) {
        this(min, false, List.of());
    }

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        boolean mends = facts.move().mends();
        String passes = "; a " + facts.move().word() + " passes";
        Budget budget = facts.budget().orElseGet(() -> Budget.unknown("the error budget was not counted"));
        String unknown = budget.unknown();
        if (!unknown.isEmpty()) {
            return List.of(mends
                    ? Assessment.pass(RULE, unknown + passes)
                    : Assessment.undecided(RULE, unknown,
                            "Correct the objective in the file that `slo` names, the login of its metrics server"
                                    + " (metrics.auth of the canary), or the source of its counts."));
        }
        String words = String.format(Locale.ROOT, "%.1f %% of the error budget is left", budget.left() * 100);
        if (budget.left() > min) {
            return List.of(Assessment.pass(RULE, words));
        }
        return List.of(mends
                ? Assessment.pass(RULE, words + passes)
                : Assessment.fail(RULE, words, remedy(facts.move())));
    }

    private String remedy(Action move) {
        if (hasHotfix) {
            return "Promote a hotfix (`hotfix-promote`), or wait until the window has moved on.";
        }
        return "Wait until the window has moved on, or roll back."
                + (keys.isEmpty() ? "" : WithoutIt.accepting(move, "the budget", keys));
    }
}
