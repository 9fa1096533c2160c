package lockstep.commands.log;

import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.commands.report.JsonDocument;
import lockstep.record.audit.AuditReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an audit found, as {@code lockstep/verification/v1}. */
final class VerificationJson {

    private VerificationJson() {}

    /** @param after the commit up to which the record is taken as it stands */
    static String write(AuditReport report, Optional<Sha> after) {
        ObjectNode tree = JsonDocument.of("verification");
        tree.put("verified", report.isVerified());
        tree.put("entries", report.entries());
        tree.put("other_blocks", report.others());
        tree.put("commits", report.commits());
        tree.put("open", report.openIntent().map(ReleaseId::toString).orElse(null));
        tree.put("release", report.standing().map(Sha::hex).orElse(null));
        after.ifPresent(commit -> tree.put("signatures_after", commit.hex()));
        tree.put("violations_found", report.found());
        ArrayNode violations = tree.putArray("violations");
        report.violations().forEach(one -> violations.addObject()
                .put("rule", one.rule().id()).put("where", one.where()).put("what", one.what())
                .put("policy", one.rule().link().toString()));
        return JsonDocument.text(tree);
    }
}
