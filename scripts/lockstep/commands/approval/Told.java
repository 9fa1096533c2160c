package lockstep.commands.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Version;
import lockstep.base.text.Durations;
import lockstep.commands.report.JsonDocument;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.record.approval.ApprovalRevocation;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatement;
import lockstep.release.pipeline.ApprovalRecord.Prepared;
import lockstep.release.version.NamedCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded, in lines and as {@code lockstep/recorded-approval/v1}. */
record Told(NamedCommit named, Prepared prepared, Instant now) {

    List<String> lines() {
        PersonalStatement statement = prepared.statement();
        List<String> lines = new ArrayList<>(List.of(verb() + noun() + " of " + named.shown() + " as "
                + prepared.id() + ", by " + statement.by() + (prepared.isSigned() ? "" : " (claimed, not signed)")));
        if (statement instanceof MoveApproval approval) {
            lines.add("it expires in " + Durations.human(Duration.between(now, approval.expiresAt())) + ", at "
                    + approval.expiresAt() + "; revoke-approval " + prepared.id() + " takes it back");
        }
        prepared.missing().forEach(one -> lines.add("missing still: " + one.rule() + ": " + one.words()
                + (one.remedy().isEmpty() ? "" : ". " + one.remedy())));
        return lines;
    }

    private String verb() {
        return prepared.statement() instanceof MoveRequest ? "requested the " : "approved the ";
    }

    private String action() {
        return switch (prepared.statement()) {
            case MoveRequest request -> request.action();
            case MoveApproval approval -> approval.action();
            case ApprovalRevocation revocation -> "revocation";
        };
    }

    private String noun() {
        return action().equals("promote") ? "promotion" : action();
    }

    String json() {
        ObjectNode tree = JsonDocument.of("recorded-approval");
        tree.put("kind", prepared.statement() instanceof MoveRequest ? "request" : "approval");
        tree.put("id", prepared.id());
        tree.put("sha256", prepared.digest());
        tree.put("commit", named.commit().hex());
        tree.put("version", named.version().map(Version::name).orElse(null));
        tree.put("action", action());
        tree.put("by", prepared.statement().by());
        tree.put("signed", prepared.isSigned());
        tree.put("at", prepared.statement().at().toString());
        tree.put("expires_at", prepared.statement() instanceof MoveApproval approval
                ? approval.expiresAt().toString() : null);
        ArrayNode missing = tree.putArray("missing");
        for (Assessment one : prepared.missing()) {
            RequirementsJson.put(missing.addObject(), one);
        }
        return JsonDocument.text(tree);
    }
}
