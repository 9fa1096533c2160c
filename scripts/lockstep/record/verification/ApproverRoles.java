package lockstep.record.verification;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.NamedApprovals;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import tools.jackson.databind.JsonNode;

/**
 * Holds the approvals that a promotion rests on against the configuration that it was decided by: the role of whoever
 * approved, and the digest that they approved under.
 */
record ApproverRoles(EvidenceSoFar files) {

    /** Empty where all fits, or where the configuration of the day was not recorded. */
    Optional<String> fault(Intent intent) {
        if (intent.passage().approvals().isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> configuration = files.read(EvidenceLayout.policy(intent.id()))
                .flatMap(JsonReader::read)
                .map(policy -> policy.path("configuration"))
                .filter(JsonNode::isObject);
        // Where a difference was accepted, they approved under the one in force, by which their roles are judged, too.
        boolean differs = intent instanceof PromotionIntent promotion
                && promotion.accepted().stream().anyMatch(words -> words.contains(" here and "));
        return configuration.flatMap(of -> new NamedApprovals(intent.target(), intent.passage().approvals())
                .read(files::read)
                .filter(approval -> !differs)
                .flatMap(approval -> fault(approval, of).stream())
                .findFirst());
    }

    private static Optional<String> fault(MoveApproval approval, JsonNode configuration) {
        if (!configuration.path("sha256").asString("").equals(approval.policy())) {
            return Optional.of(approval.by() + " approved under another configuration than the one of the decision");
        }
        Pattern ofRole = Pattern.compile(Pattern.quote("pipeline.roles." + approval.role()) + "\\[\\d+]");
        String by = approval.by().toLowerCase(Locale.ROOT);
        boolean has = configuration.path("values").propertyStream()
                .anyMatch(value -> ofRole.matcher(value.getKey()).matches()
                        && value.getValue().asString("").toLowerCase(Locale.ROOT).equals(by));
        return has
                ? Optional.empty()
                : Optional.of(approval.by() + " approved and did not have the role " + approval.role());
    }
}
