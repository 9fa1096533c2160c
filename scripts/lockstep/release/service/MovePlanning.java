package lockstep.release.service;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.NotFrozen;
import lockstep.release.canary.OffRecord;
import lockstep.release.canary.OverdueCanaries;
import lockstep.release.canary.OvertakenCanary;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.release.pipeline.HostClock;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PassageProof;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.RefMove;

/** Decides on promotions and rollbacks, and changes nothing. Tells of the canaries that a move has to do with. */
final class MovePlanning {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final Set<String> told = new HashSet<>();

    MovePlanning(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /** Why it may be promoted, or what is missing. */
    Explanation explain(PromotionRequest request) {
        Promotion.Examined examined = examined(new Promotion(site, listener), request);
        List<LockstepError> unready = Stream.<LockstepError>concat(
                unready().stream(),
                Stream.concat(failedUnrecorded(examined).stream(),
                        new HostClock(site).tooEarly(examined.standing().journal()).stream())).toList();
        return Explanation.of(
                examined, request.hotfix(), approvals(examined, request.hotfix()), unready,
                new NotFrozen(site.config().pipeline().freeze()), Lasting.of(site, examined, request.hotfix()));
    }

    private List<ConfigurationError> unready() {
        return site.services().stream()
                .flatMap(one -> Stream.of(Environment.STAGING, Environment.PRODUCTION)
                        .flatMap(mode -> one.suites().lack(mode).stream()))
                .toList();
    }

    private List<ApprovalStanding> approvals(Promotion.Examined examined, Optional<HotfixRequest> hotfix) {
        RemoteHeads heads = examined.standing().heads();
        return hotfix
                .map(it -> ApprovalStanding.ofHotfix(
                        site, heads, examined.candidate(), it.skipStaging(), it.skipCanary()))
                .orElseGet(() -> ApprovalStanding.of(site, heads, examined.candidate()));
    }

    private Optional<Refused> failedUnrecorded(Promotion.Examined examined) {
        return OffRecord.ofLast(site, examined.standing().heads(), examined.candidate())
                .map(failed -> new Refused("canary " + failed.canary().shown() + " of this commit: " + failed.words()
                        + "; nothing was changed", failed.remedy()));
    }

    /** Refuses, with all reasons, what the policy does not allow. */
    PushPlan plan(PromotionRequest request) {
        requireProductionGates();
        if (request.hotfix().filter(HotfixRequest::skipStaging).isEmpty()) {
            site.services().forEach(one -> one.suites().requireGates(Environment.STAGING));
        }
        Promotion promotion = new Promotion(site, listener);
        Promotion.Examined examined = examined(promotion, request);
        failedUnrecorded(examined).ifPresent(failed -> {
            throw failed;
        });
        PushPlan plan = promotion.plan(examined, request);
        tellOvertaken(examined.standing(), true, plan.intent().target());
        return new PassageProof(site).proven(plan);
    }

    /** @throws LockstepError naming the service, and what its gates lack */
    void requireProductionGates() {
        site.services().forEach(one -> one.suites().requireReady(Environment.PRODUCTION));
    }

    PushPlan plan(RollbackRequest request) {
        Rollback rollback = new Rollback(site.hurrying(listener::step), listener);
        Rollback.Examined examined = examined(rollback, request);
        PushPlan plan = rollback.plan(examined, request);
        tellOvertaken(examined.standing(), false, plan.intent().target());
        return plan;
    }

    /** Refuses, with all reasons, what lacks more than an approval. */
    RefMove unapproved(RollbackRequest request) {
        Rollback rollback = new Rollback(site, listener);
        Rollback.Examined examined = examined(rollback, request);
        RefMove move = rollback.unapproved(examined);
        tellOvertaken(examined.standing(), false, move.to());
        return move;
    }

    private Promotion.Examined examined(Promotion promotion, PromotionRequest request) {
        Promotion.Examined examined = promotion.examine(request);
        tellOverdue(examined.standing());
        return examined;
    }

    private Rollback.Examined examined(Rollback rollback, RollbackRequest request) {
        Rollback.Examined examined = rollback.examine(request);
        tellOverdue(examined.standing());
        return examined;
    }

    private void tellOverdue(SiteStatus standing) {
        new OverdueCanaries(site).words(standing.heads().evidence()).forEach(listener::step);
    }

    /** Once, however often it is planned. */
    private void tellOvertaken(SiteStatus standing, boolean isPromotion, Sha target) {
        OvertakenCanary.before(site, standing.heads(), isPromotion, target).stream()
                .filter(told::add).forEach(listener::step);
    }

    /**
     * Decides anew what was shown long ago.
     *
     * @throws LostRace where it would be another move by now
     */
    PushPlan confirmed(PushPlan shown, Supplier<PushPlan> again) {
        if (!DecisionAge.isLong(shown.intent(), site.clock().instant())) {
            return shown;
        }
        PushPlan now = again.get();
        if (!now.release().equals(shown.release())) {
            throw new LostRace("by now this would be a move from " + now.intent().from() + " to "
                    + now.intent().target() + ", not from " + shown.intent().from() + " to "
                    + shown.intent().target() + " as you confirmed; nothing was changed",
                    "Look at it again, and confirm it again.");
        }
        return now;
    }
}
