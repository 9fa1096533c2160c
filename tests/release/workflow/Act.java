package tests.release.workflow;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.ChangeDeclaration;
import lockstep.record.journal.Intent;
import lockstep.release.workflow.Completion;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.Mover;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionWish;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackWish;
import lockstep.release.site.WorkflowListener;

/** What moves {@code release}, by the rooms behind the doors, so that a test can listen and interfere. */
public enum Act {
    PROMOTION("promote-release") {
        @Override
        Move decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
            PromotionWish wish = new PromotionWish(
                    target, ChangeDeclaration.classA("roll back"),
                    Optional.empty(), Optional.empty(), "");
            Promotion promotion = new Promotion(site, listener);
            return promotion.plan(promotion.examine(wish), wish);
        }
    },
    ROLLBACK("rollback-release") {
        @Override
        Move decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
            RollbackWish wish = new RollbackWish(target, "5xx spike", Optional.of(site.operator()), false, "");
            Rollback rollback = new Rollback(site, listener);
            return rollback.plan(rollback.examine(wish), wish);
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
    abstract Move decided(ReleaseSite site, Optional<Sha> target, WorkflowListener listener);

    /** From the first look at the remote to the entry in the log. */
    Completion.Done carryOut(ReleaseSite site, Optional<Sha> target, WorkflowListener listener) {
        Intent intent = new Mover(site, listener).push(decided(site, target, listener));
        return new Completion(site, listener).finish(intent, false);
    }
}
