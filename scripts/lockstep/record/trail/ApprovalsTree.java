package lockstep.record.trail;

import java.util.List;
import lockstep.base.release.Sha;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code approval.json}: every statement as it lies on the branch, and who approved what was moved. */
record ApprovalsTree(Approvals approvals, Sha commit, Trail trail) {

    void into(ObjectNode tree) {
        for (String kind : List.of("request", "approval", "revocation")) {
            ArrayNode list = tree.putArray(kind + "s");
            approvals.of(commit).stream().filter(one -> one.kind().equals(kind)).forEach(one -> put(list, one));
        }
        ArrayNode moves = tree.putArray("moves");
        trail.of(commit).stream()
                .filter(action -> action.subject().isPresent())
                .filter(action -> List.of("promote", "hotfix", "rollback", "canary-start").contains(action.action()))
                .forEach(action -> moves.addObject()
                        .put("id", action.subject().get())
                        .put("action", action.action())
                        .put("operator", action.operator().orElse(null))
                        .put("approved_by", action.approvedBy().orElse(null)));
    }

    private void put(ArrayNode list, Approvals.Filed one) {
        ObjectNode tree = list.addObject();
        tree.put("path", one.path());
        tree.put("sha256", one.sha256().hex());
        tree.put("signed", approvals.isSigned(one));
        tree.set("statement", one.statement());
    }
}
