package lockstep.commands.status;

import java.util.List;
import lockstep.release.pipeline.ApprovalStanding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may approve and who has, as a part of other documents. */
final class ApprovalsJson {

    private ApprovalsJson() {}

    static void put(ArrayNode array, List<ApprovalStanding> approvals) {
        for (ApprovalStanding one : approvals) {
            ObjectNode tree = array.addObject();
            tree.put("action", one.action().word());
            tree.put("role", one.role());
            tree.put("needed", one.needed());
            ArrayNode may = tree.putArray("may_approve");
            one.may().forEach(may::add);
            ArrayNode approved = tree.putArray("approved");
            one.has().forEach(given -> approved.addObject().put("id", given.id()).put("approver", given.approver())
                    .put("signed", given.isSigned()).put("expires_at", given.expiresAt().toString()));
            ArrayNode others = tree.putArray("not_counting");
            one.others().forEach(other -> others.addObject().put("id", other.id()).put("approver", other.approver())
                    .put("rule", other.rule()).put("words", other.words()));
        }
    }
}
