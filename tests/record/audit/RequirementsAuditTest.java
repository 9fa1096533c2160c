package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.gate.JsonReader;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.RequirementsAudit;
import lockstep.settings.pipeline.RequirementItem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the requirements said, held against the policy that is recorded beside them. */
class RequirementsAuditTest {

    private static final String WITH_PIPELINE = policy("""
            "pipeline.staging.requires[0].checks[0]": "unit", "pipeline.canary.requires[0].soak": "2h",
            "pipeline.production.requires[0].tests": "e2e", "pipeline.production.requires[1].checks": "[]"
            """);

    private static String policy(String values) {
        return "{\"schema\": \"lockstep/policy/v1\", \"configuration\": {\"values\": {" + values + "}}}";
    }

    private static String requirements(String action, String... rulesAndVerdicts) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < rulesAndVerdicts.length; i += 2) {
            list.append(i == 0 ? "" : ",").append("{\"rule\": \"").append(rulesAndVerdicts[i])
                    .append("\", \"verdict\": \"").append(rulesAndVerdicts[i + 1])
                    .append("\", \"words\": \"so it was\"}");
        }
        return "{\"schema\": \"lockstep/requirements/v1\", \"commit\": \"" + sha(1) + "\", \"action\": \"" + action
                + "\", \"requirements\": [" + list + "]}";
    }

    private static List<String> found(String policy, String requirements, String... skipped) {
        return found(2, policy, requirements, skipped);
    }

    private static List<String> found(int approvals, String policy, String requirements, String... skipped) {
        return new RequirementsAudit(sha(1), List.of(skipped), approvals)
                .breaches(tree(policy), tree(requirements)).stream().map(AuditBreach::what).toList();
    }

    private static Optional<JsonNode> tree(String text) {
        return Optional.ofNullable(text).map(it -> JsonReader.read(it).orElseGet(MissingNode::getInstance));
    }

    @Test
    void where_every_requirement_is_there_and_passed_nothing_is_found() {
        assertThat(found(WITH_PIPELINE, requirements("promote", "checks", "pass", "soak", "pass", "tests", "pass")))
                .isEmpty();
    }

    /** Approvals are counted, and trust is asked of another requirement: all others have to be told. */
    @Test
    void no_requirement_that_the_configuration_knows_may_be_left_untold() {
        Stream.of(RequirementItem.class.getRecordComponents())
                .map(one -> one.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .filter(key -> !key.equals("approvals") && !key.equals("trust"))
                .forEach(key -> assertThat(found(policy("\"pipeline.production.requires[0]." + key + "\": \"x\""),
                        requirements("promote"))).as(key).singleElement().asString()
                        .startsWith("the policy of the day required ").endsWith("requirements.json says nothing of it"));
    }

    @Test
    void the_pass_of_each_service_that_has_a_canary_is_told_whatever_the_edition() {
        String policy = policy("\"services.api.canary.steps[0]\": \"10%\", \"services.workers.canary.duration\": \"1h\","
                + " \"services.workers.canary.requires[0].soak\": \"2h\", \"services.idle.required_gates\": \"[health]\"");
        String told = requirements("promote", "canary-passed", "pass", "soak", "pass")
                .replaceFirst("so it was", "api: canary 20260122-1100-ca1 passed");
        assertThat(found(policy, told)).containsExactly(
                "the policy of the day has a canary for workers, and requirements.json says nothing of its pass");
        assertThat(found(policy, told, "canary")).isEmpty();
        assertThat(found(policy, null)).containsExactly(
                "the policy of the day has a pipeline, and there is no requirements.json");
        assertThat(found(policy, told.replace("\"soak\"", "\"tests\""))).contains(
                "the policy of the day required soak, and requirements.json says nothing of it");
    }

    @Test
    void without_a_pipeline_there_is_nothing_to_keep() {
        assertThat(found(policy("\"policy.gate_max_age\": \"PT24H\""), null)).isEmpty();
        assertThat(found(null, null)).isEmpty();
    }

    @Test
    void what_did_not_pass_is_named() {
        for (String verdict : List.of("fail", "inconclusive", "skipped", "PASS", "")) {
            assertThat(found(WITH_PIPELINE,
                    requirements("promote", "checks", "pass", "soak", verdict, "tests", "pass")))
                    .as(verdict).singleElement().asString().contains("the requirement soak was ");
        }
    }

    @Test
    void one_approval_too_few_is_named() {
        String policy = policy("\"pipeline.production.requires[0].approvals.role\": \"BOSS\","
                + " \"pipeline.production.requires[1].approvals.role\": \"APPROVER\","
                + " \"pipeline.production.requires[1].approvals.count\": \"2\","
                + " \"pipeline.hotfix.approvals.count\": \"3\"");
        String promoted = requirements("promote", "approvals", "pass");
        String mended = requirements("hotfix", "approvals", "pass");
        assertThat(found(2, policy, promoted)).isEmpty();
        assertThat(found(1, policy, promoted))
                .containsExactly("the policy of the day required 2 approvals, and it rests on 1");
        assertThat(found(3, policy, mended)).isEmpty();
        assertThat(found(2, policy, mended))
                .containsExactly("the policy of the day required 3 approvals, and it rests on 2");
    }

    @Test
    void what_is_left_out_is_named() {
        assertThat(found(WITH_PIPELINE, null)).singleElement().asString().contains("there is no requirements.json");
        assertThat(found(WITH_PIPELINE, requirements("promote", "checks", "pass", "tests", "pass")))
                .containsExactly("the policy of the day required soak, and requirements.json says nothing of it");
        assertThat(found(WITH_PIPELINE, "{}")).containsExactly("requirements.json cannot be read");
        assertThat(found(WITH_PIPELINE, "\u0000")).containsExactly("requirements.json cannot be read");
        assertThat(new RequirementsAudit(sha(2), List.of(), 2).breaches(tree(WITH_PIPELINE),
                tree(requirements("promote", "checks", "pass", "soak", "pass", "tests", "pass"))))
                .extracting(AuditBreach::what).containsExactly("requirements.json is about another commit");
    }

    @Test
    void a_hotfix_needs_two_approvals_where_nobody_wrote_how_many_and_staging_may_ask_for_some_too() {
        String policy = policy("\"pipeline.hotfix.approvals.role\": \"BOSS\","
                + " \"pipeline.staging.requires[0].approvals.role\": \"BOSS\"");
        assertThat(found(1, policy, requirements("hotfix", "approvals", "pass")))
                .containsExactly("the policy of the day required 2 approvals, and it rests on 1");
        assertThat(found(2, policy, requirements("hotfix", "approvals", "pass"))).isEmpty();
        assertThat(found(0, policy, requirements("promote", "approvals", "pass")))
                .containsExactly("the policy of the day required 1 approval, and it rests on 0");
    }

    @Test
    void a_hotfix_leaves_out_what_it_skips_and_needs_approvals() {
        assertThat(found(WITH_PIPELINE, requirements("hotfix", "approvals", "pass", "tests", "pass"), "staging"))
                .isEmpty();
        assertThat(found(WITH_PIPELINE, requirements("hotfix", "tests", "pass"), "staging"))
                .containsExactly("a hotfix, and requirements.json says nothing of approvals");
        assertThat(found(WITH_PIPELINE.replace("canary.requires[0].soak", "production.requires[1].soak"),
                requirements("hotfix", "approvals", "pass", "tests", "pass"), "staging")).isEmpty();
        assertThat(found(WITH_PIPELINE, requirements("hotfix", "approvals", "pass", "tests", "pass")))
                .containsExactly("the policy of the day required checks, and requirements.json says nothing of it");
    }
}
