package lockstep.release.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.CanaryConfigured;
import lockstep.policy.requirement.Requirement;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.PromotionIntent;
import lockstep.settings.pipeline.PipelineSettings;
import tools.jackson.databind.JsonNode;

/**
 * What a pipeline demanded of a recorded promotion.
 *
 * @param said its requirements.json
 * @param change what was declared of it, and what its paths demanded
 */
record PromotionDemands(
        PromotionIntent intent, PipelineSettings pipeline, JsonNode said, Optional<JsonNode> change) {

    Action move() {
        return !intent.passage().skipped().isEmpty() || said.path("action").asString("").equals(Action.HOTFIX.word())
                ? Action.HOTFIX
                : Action.PROMOTE;
    }

    List<Requirement> list() {
        boolean isHotfix = move() == Action.HOTFIX;
        if (isHotfix && pipeline.hotfix().isEmpty()) {
            return List.of();
        }
        boolean skipsCanary = intent.passage().skipped().contains("canary");
        List<Requirement> all = new ArrayList<>(isHotfix
                ? pipeline.forHotfix(intent.passage().skipsStaging(), skipsCanary)
                : pipeline.forPromotion());
        if (pipeline.isConfigured() && isClassB()) {
            pipeline.forClassB(flag()).stream()
                    .filter(one -> !(isHotfix && skipsCanary && one instanceof CanaryConfigured))
                    .forEach(all::add);
        }
        return all;
    }

    private Optional<String> flag() {
        return change.map(tree -> tree.path("flag").asString("")).filter(flag -> !flag.isEmpty())
                .or(() -> intent.declaration().flag());
    }

    private boolean isClassB() {
        return Stream.of("declared", "demanded")
                .anyMatch(which -> change.map(tree -> tree.path(which).asString("")).filter("B"::equals).isPresent())
                || intent.declaration().declared().map(Enum::name).filter("B"::equals).isPresent();
    }

    /** A shorter way that the pipeline did not have. */
    List<AuditBreach> faults() {
        if (move() != Action.HOTFIX) {
            return List.of();
        }
        if (pipeline.hotfix().isEmpty()) {
            return List.of(new AuditBreach(AuditRule.POLICY_KEPT, "a hotfix, and the pipeline in force had none"));
        }
        return intent.passage().skipped().stream()
                .filter(stage -> !pipeline.hotfix().get().maySkip().contains(stage))
                .map(stage -> new AuditBreach(AuditRule.POLICY_KEPT,
                        "it left out " + stage + ", which the pipeline in force did not let a hotfix skip"))
                .toList();
    }
}
