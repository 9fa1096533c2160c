package lockstep.release.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.NotFrozen;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.Promotion;

/**
 * Why a commit may be promoted now, or what is missing and when it will be there.
 *
 * @param hotfix what a hotfix would skip; empty where it is about a promotion
 * @param decision by the facts of the one look that everything here is of
 * @param requirements what each requirement of the pipeline says; none without a pipeline
 * @param approvals who may approve, and who has; none without a pipeline
 * @param unready what no rule of the policy is about: what the configuration lacks to ask an environment, what this
 *     clone alone knows, what is wrong with this host's clock
 * @param freeze when nothing goes out
 * @param lasting how long the runs and the canary count that there are
 */
public record Explanation(
        NamedCommit named, Optional<HotfixRequest> hotfix, PromotionDecision decision,
        List<Assessment> requirements, List<ApprovalStanding> approvals, List<LockstepError> unready,
        NotFrozen freeze, Lasting lasting) {

    private static final String SOAK = "soak";

    public Explanation {
        requirements = List.copyOf(requirements);
        approvals = List.copyOf(approvals);
        unready = List.copyOf(unready);
    }

    static Explanation of(
            Promotion.Examined examined, Optional<HotfixRequest> hotfix, List<ApprovalStanding> approvals,
            List<LockstepError> unready, NotFrozen freeze, Lasting lasting) {
        return new Explanation(
                examined.named(), hotfix, examined.decision(),
                examined.stage().map(Promotion.StageAnswer::assessments).orElse(List.of()), approvals, unready,
                freeze, lasting);
    }

    /** What speaks against it, the requirements of the pipeline included; none where it may be promoted. */
    public List<Reason> reasons() {
        return decision instanceof PromotionDecision.Refused(List<Reason> reasons) ? reasons : List.of();
    }

    public boolean isPromotable() {
        return reasons().isEmpty() && unready.isEmpty();
    }

    /**
     * Whether beside time it takes one more passing run: the soak ends with one, or the run is too old by then. Not
     * where more is missing, which no run brings.
     */
    public boolean needsOneMoreRun() {
        return promotableAt().filter(at -> soak().isPresent() || lasting.isRunOver(at)).isPresent();
    }

    /** When that run may begin at the earliest, so as not to be too old then; empty where nothing waits for it. */
    public Optional<Instant> runFrom() {
        return promotableAt().filter(at -> needsOneMoreRun())
                .map(at -> at.minus(lasting.maxAge()))
                .filter(from -> soak().flatMap(Assessment::holdsAt).or(lasting::run).filter(from::isAfter).isPresent());
    }

    private Optional<Assessment> soak() {
        return requirements.stream().filter(one -> !one.holds() && one.rule().equals(SOAK)).findFirst();
    }

    /**
     * When it may be promoted if nothing else happens but that {@link #needsOneMoreRun() run}; empty where more than
     * time is missing, or nothing, or where an approval or the canary ends before.
     */
    public Optional<Instant> promotableAt() {
        List<Assessment> missing = requirements.stream().filter(one -> !one.holds()).toList();
        boolean onlyTime = unready.isEmpty() && missing.size() == reasons().size()
                && missing.stream().allMatch(one -> one.holdsAt().isPresent());
        return onlyTime
                ? missing.stream().flatMap(one -> one.holdsAt().stream()).max(Comparator.naturalOrder())
                        .map(freeze::opens)
                        .filter(this::approvalsLastUntil)
                        .filter(then -> !lasting.isCanaryOver(then))
                : Optional.empty();
    }

    private boolean approvalsLastUntil(Instant then) {
        Action move = hotfix.isPresent() ? Action.HOTFIX : Action.PROMOTE;
        return approvals.stream()
                .filter(one -> one.action() == move)
                .allMatch(one -> one.has().stream().filter(given -> given.expiresAt().isAfter(then)).count()
                        >= one.needed());
    }
}
