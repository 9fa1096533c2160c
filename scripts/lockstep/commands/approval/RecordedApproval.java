package lockstep.commands.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Version;
import lockstep.base.text.Durations;
import lockstep.commands.report.JsonDocument;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.release.service.ApprovalService.Statement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded, in lines and as {@code lockstep/recorded-approval/v1}. */
record RecordedApproval(Statement statement, Instant now) {

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of((statement.isRequest() ? "requested the " : "approved the ")
                + noun() + " of " + statement.named().shown() + " as " + statement.id() + ", by " + statement.by()
                + (statement.isSigned() ? "" : " (claimed, not signed)")));
        statement.expiresAt().ifPresent(end -> lines.add("it expires in "
                + Durations.human(Duration.between(now, end)) + ", at " + end + "; revoke-approval " + statement.id()
                + " revokes it"));
        statement.missing().forEach(one -> lines.add("missing still: " + one.rule() + ": " + one.words()
                + (one.remedy().isEmpty() ? "" : ". " + one.remedy())));
        return lines;
    }

    private String noun() {
        return statement.action() == Action.PROMOTE ? "promotion" : statement.action().word();
    }

    String json() {
        ObjectNode tree = JsonDocument.of("recorded-approval");
        tree.put("kind", statement.isRequest() ? "request" : "approval");
        tree.put("id", statement.id());
        tree.put("sha256", statement.sha256());
        tree.put("commit", statement.named().commit().hex());
        tree.put("version", statement.named().version().map(Version::name).orElse(null));
        tree.put("action", statement.action().word());
        tree.put("by", statement.by());
        tree.put("signed", statement.isSigned());
        tree.put("at", statement.at().toString());
        tree.put("expires_at", statement.expiresAt().map(Instant::toString).orElse(null));
        ArrayNode missing = tree.putArray("missing");
        for (Assessment one : statement.missing()) {
            RequirementsJson.put(missing.addObject(), one);
        }
        return JsonDocument.text(tree);
    }
}
