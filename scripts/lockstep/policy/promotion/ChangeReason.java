package lockstep.policy.promotion;

import lockstep.base.release.PolicyRule;
import lockstep.policy.change.ChangeFault;

/** What speaks against a change, as a reason of the policy: with its rule and what to do. */
final class ChangeReason {

    private ChangeReason() {}

    static Reason of(ChangeFault fault) {
        return switch (fault.rule()) {
            case CLASS_DECLARED -> reason(PolicyRule.CHANGE_DECLARED, fault, "Declare it: --class A or --class B.");
            case SURFACES -> reason(PolicyRule.CHANGE_DECLARED, fault, "Name what it touches: --surfaces.");
            case NOT_CLASS_C -> reason(
                    PolicyRule.NOT_CLASS_C, fault, "Take the change out; class C is not promoted.");
            case CLASS_BY_PATHS -> reason(
                    PolicyRule.CLASS_BY_PATHS, fault,
                    "Declare --class B with --policy-diff and --canary or --flag, or take these files out.");
            case CANARY_OR_FLAG -> reason(
                    PolicyRule.CLASS_B_CANARY, fault, "Name the canary or the flag behind which it goes out.");
            case POLICY_DIFF -> reason(
                    PolicyRule.CLASS_B_DIFF, fault,
                    "Name where the difference of policy or limits can be read.");
            case ROLLBACK_PLAN -> reason(PolicyRule.ROLLBACK_PLAN, fault, "Say how the change is rolled back.");
        };
    }

    private static Reason reason(PolicyRule rule, ChangeFault fault, String remedy) {
        return new Reason(rule, fault.words(), remedy);
    }
}
