package lockstep.record.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * Holds what was recorded of the requirements of a promotion against the policy that is recorded beside it: where that
 * has a pipeline, every requirement is there, and every one passed. Pure.
 *
 * @param skipped the stages that the promotion left out
 * @param approvals how many approvals it rests on
 */
public record RequirementsAudit(Sha target, List<String> skipped, int approvals) {

    private static final String SCHEMA = "lockstep/requirements/v1";
    private static final Pattern REQUIRED =
            Pattern.compile("(?:pipeline|services\\.[^.]+)\\.(staging|canary|production)\\.requires\\[\\d+\\]"
                    + "\\.([a-z_]+).*");
    /** What belongs to the pipeline: its own section, and the canary of each of several services. */
    private static final Pattern OF_PIPELINE = Pattern.compile("pipeline\\..*|services\\.([^.]+)\\.canary\\..*");

    private static final Pattern APPROVALS =
            Pattern.compile("pipeline\\.(?:staging|production)\\.requires\\[\\d+\\]\\.approvals\\.(?:role|count)");
    /** Where its count is not written. */
    private static final int APPROVALS_OF_HOTFIX = 2;

    public List<AuditBreach> breaches(Optional<JsonNode> policy, Optional<JsonNode> requirements) {
        JsonNode written = policy.filter(JsonNode::isObject)
                .map(tree -> tree.path("configuration").path("values"))
                .orElseGet(() -> JsonReader.read("{}").orElseThrow());
        boolean hasPipeline = written.propertyNames().stream().anyMatch(key -> OF_PIPELINE.matcher(key).matches());
        if (requirements.isEmpty()) {
            return hasPipeline
                    ? List.of(breach("the policy of the day has a pipeline, and there is no requirements.json"))
                    : List.of();
        }
        return requirements
                .filter(tree -> SCHEMA.equals(tree.path("schema").asString("")))
                .map(tree -> breaches(tree, written))
                .orElseGet(() -> List.of(breach("requirements.json cannot be read")));
    }

    private List<AuditBreach> breaches(JsonNode tree, JsonNode written) {
        List<AuditBreach> found = new ArrayList<>();
        if (!target.hex().equals(tree.path("commit").asString(""))) {
            found.add(breach("requirements.json is about another commit"));
        }
        tree.path("requirements").forEach(one -> {
            String verdict = one.path("verdict").asString("none");
            if (!verdict.equals(Verdict.PASS.word())) {
                found.add(breach("the requirement " + shown(one.path("rule")) + " was " + Sanitiser.line(verdict, 40)
                        + ": " + shown(one.path("words"))));
            }
        });
        Set<String> told = tree.path("requirements").valueStream()
                .map(one -> one.path("rule").asString(""))
                .collect(Collectors.toSet());
        found.addAll(untold(tree, written));
        boolean isHotfix = "hotfix".equals(tree.path("action").asString(""));
        if (isHotfix && !told.contains("approvals")) {
            found.add(breach("a hotfix, and requirements.json says nothing of approvals"));
        }
        int needed = approvalsNeeded(written, isHotfix);
        if (approvals < needed) {
            found.add(breach("the policy of the day required " + needed + (needed == 1 ? " approval" : " approvals")
                    + ", and it rests on " + approvals));
        }
        written.properties().stream()
                .filter(key -> !key.getValue().asString("").equals("[]"))
                .map(key -> REQUIRED.matcher(key.getKey()))
                .filter(Matcher::matches)
                .filter(key -> counts(key.group(1), isHotfix))
                .flatMap(key -> PolicyRule.requiredBy(key.group(2)).stream())
                .map(PolicyRule::id)
                .filter(rule -> !(rule.equals("soak") && skipped.contains("staging")))
                .distinct()
                .filter(rule -> !told.contains(rule))
                .forEach(rule -> found.add(breach(
                        "the policy of the day required " + rule + ", and requirements.json says nothing of it")));
        return found;
    }

    /** Every service that has a canary has to have its own pass. */
    private List<AuditBreach> untold(JsonNode tree, JsonNode written) {
        return written.propertyNames().stream()
                .map(OF_PIPELINE::matcher)
                .filter(Matcher::matches)
                .flatMap(key -> Optional.ofNullable(key.group(1)).stream())
                .distinct()
                .filter(service -> !skipped.contains("canary") && tree.path("requirements").valueStream().noneMatch(
                        one -> one.path("rule").asString("").equals("canary-passed")
                                && one.path("words").asString("").startsWith(service + ": ")))
                .map(service -> breach("the policy of the day has a canary for " + Sanitiser.line(service, 40)
                        + ", and requirements.json says nothing of its pass"))
                .toList();
    }

    /** The most that one requirement of them asks for: an approval may serve several. */
    private static int approvalsNeeded(JsonNode written, boolean isHotfix) {
        if (isHotfix) {
            return written.path("pipeline.hotfix.approvals.count").asInt(APPROVALS_OF_HOTFIX);
        }
        return written.propertyStream()
                .filter(value -> APPROVALS.matcher(value.getKey()).matches())
                .mapToInt(value -> value.getKey().endsWith(".count") ? value.getValue().asInt(1) : 1)
                .max().orElse(0);
    }

    private boolean counts(String stage, boolean isHotfix) {
        return !skipped.contains(stage) && !(isHotfix && stage.equals("canary"));
    }

    private static String shown(JsonNode text) {
        return Sanitiser.line(text.asString(""), 160);
    }

    private static AuditBreach breach(String what) {
        return new AuditBreach(AuditRule.POLICY_KEPT, what);
    }
}
