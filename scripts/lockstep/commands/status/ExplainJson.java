package lockstep.commands.status;

import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.commands.report.JsonDocument;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.release.service.Explanation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a commit may be promoted or not, as {@code lockstep/explain/v1}. What is not known is null. */
final class ExplainJson {

    private ExplainJson() {}

    static String write(Explanation explanation, Instant now) {
        ObjectNode tree = JsonDocument.of("explain");
        tree.put("at", now.toString());
        tree.put("commit", explanation.named().commit().hex());
        tree.put("version", explanation.named().version().map(Version::name).orElse(null));
        tree.put("tag", explanation.named().tag().map(Sha::hex).orElse(null));
        explanation.hotfix().ifPresentOrElse(
                hotfix -> tree.putObject("hotfix").put("skips_staging", hotfix.skipStaging())
                        .put("skips_canary", hotfix.skipCanary()),
                () -> tree.putNull("hotfix"));
        tree.put("promotable", explanation.isPromotable());
        tree.put("promotable_at", explanation.promotableAt().map(Instant::toString).orElse(null));
        tree.put("needs_staging_run", explanation.needsOneMoreRun());
        tree.put("staging_run_from", explanation.runFrom().map(Instant::toString).orElse(null));
        ArrayNode reasons = tree.putArray("reasons");
        explanation.reasons().forEach(reason -> put(reasons.addObject(), reason));
        ArrayNode unready = tree.putArray("unready");
        explanation.unready().forEach(lack ->
                unready.addObject().put("words", lack.getMessage()).put("remedy", lack.remedy()));
        ArrayNode requirements = tree.putArray("requirements");
        explanation.requirements().forEach(one -> RequirementsJson.put(requirements.addObject(), one));
        ApprovalsJson.put(tree.putArray("approvals"), explanation.approvals());
        return JsonDocument.text(tree);
    }

    static void put(ObjectNode tree, Reason reason) {
        tree.put("rule", reason.rule().id());
        tree.put("words", reason.words());
        tree.put("remedy", reason.remedy());
        tree.put("policy", reason.rule().link().toString());
    }
}
