package tests.bench.faults;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.canary.CanaryHandover;
import lockstep.release.canary.HandedBack;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;

/** What a promotion does with the canary that led to it, once production has its commit. */
final class Promotions {

    private Promotions() {}

    static List<HandedBack> handOver(ReleaseSite site, Sha commit) {
        PromotionIntent promotion = new PromotionIntent(
                ReleaseId.first(ReleaseId.Kind.PROMOTION, site.clock().instant()), site.operator(), site.clock().instant(),
                Optional.empty(), commit, "", "", ChangeDeclaration.classA("roll back"), false, List.of(), "",
                Optional.empty(), Passage.plain());
        CanaryHandover handover = new CanaryHandover(site, WorkflowListener.silent(), promotion);
        return handover.giveBack(handover.open());
    }
}
