package tests.release.workflow;

import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PlannedPush;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.ReleaseRollout;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackRequest;

/** What moves {@code release}, by the rooms behind the doors, so that a test can listen and interfere. */
public enum Act {
    PROMOTION("promote-release") {
        @Override
        PushPlan decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
            PromotionRequest request = new PromotionRequest(
                    target, ChangeDeclaration.classA("roll back"),
                    Optional.empty(), Optional.empty(), "");
            Promotion promotion = new Promotion(site, listener);
            return promotion.plan(promotion.examine(request), request);
        }
    },
    ROLLBACK("rollback-release") {
        @Override
        PushPlan decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
            RollbackRequest request = new RollbackRequest(target, "5xx spike", Optional.of(site.operator()), false, "");
            Rollback rollback = new Rollback(site, listener);
            return rollback.plan(rollback.examine(request), request);
        }
    };

    private final String door;

    Act(String door) {
        this.door = door;
    }

    String door() {
        return door;
    }

    /** Looks and decides; nothing is changed yet. */
    abstract PushPlan decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener);

    /** From the first look at the remote to the entry in the log. */
    ReleaseRollout.Done carryOut(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
        PlannedPush push = new PlannedPush(site, listener);
        PushPlan move = decided(site, target, listener);
        Intent intent = push.push(move, push.write(move));
        return new ReleaseRollout(site, listener).finish(intent, false);
    }
}
