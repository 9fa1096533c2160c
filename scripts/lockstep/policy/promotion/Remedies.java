package lockstep.policy.promotion;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do where several reasons speak against something. What one reason asks for may be pointless while another one
 * stands, so only the remedies of what comes first are told, and that more may follow.
 */
public final class Remedies {

    private static final String THEN = " Then try again with --dry-run; it lists what is left.";

    private Remedies() {}

    public static String of(List<Reason> reasons) {
        int first = reasons.stream().mapToInt(reason -> turn(reason.rule())).min().orElse(0);
        String remedies = reasons.stream()
                .filter(reason -> turn(reason.rule()) == first)
                .map(Reason::remedy)
                .distinct()
                .collect(Collectors.joining(" "));
        boolean more = reasons.stream().anyMatch(reason -> turn(reason.rule()) > first);
        return more ? remedies + THEN : remedies;
    }

    /**
     * The record; then a commit that cannot be promoted whatever else is mended; then what production runs, and whether
     * there is anything to do; then what is unknown of production, what is declared of the change, its evidence.
     */
    private static int turn(PolicyRule rule) {
        return switch (rule) {
            case CONFIG_IN_FORCE, ONE_AT_A_TIME, LOG_ADOPTED, RELEASE_EXPLAINED -> 1;
            case ON_MAIN, FAST_FORWARD, NOT_CLASS_C -> 2;
            case NO_DRIFT -> 3;
            case SOMETHING_NEW -> 4;
            case PRODUCTION_VERIFIED -> 5;
            case CHANGE_DECLARED, CLASS_BY_PATHS, CLASS_B_CANARY, CLASS_B_DIFF, ROLLBACK_PLAN -> 6;
            case STAGING_TESTED, EVERY_SERVICE_GATED, SAME_SHA, STAGING_BASE, RUN_PASSED, NO_LATER_FAILURE, RUN_FRESH,
                    RUN_IN_THE_PAST, RUN_SIGNED, RUN_CONFIGURATION, REVISION_VERIFIED, REQUIRED_GATES -> 7;
            case CHECKS, COVERAGE, FINDINGS, REVIEW, TESTS, SOAK,
                    FACT_TRUST, FACT_BOUND, BUDGET, KILL_SWITCH, KILL_SWITCH_DRILLED, STAGING_OWED -> 8;
            case APPROVALS, APPROVER_ROLE, APPROVAL_SIGNED, APPROVER_NOT_REQUESTER, APPROVER_NOT_AUTHOR,
                    APPROVERS_DISTINCT, APPROVAL_FRESH, APPROVAL_CURRENT, APPROVAL_NOT_REVOKED, APPROVAL_ONCE,
                    HOTFIX_APPROVALS, FREEZE, CANARY_PASSED -> 9;
            case KNOWN_GOOD, DIFFERENT_SHA, APPROVED, ROLLBACK_APPROVALS, TRIGGER_NAMED -> 10;
        };
    }
}
