package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lockstep.base.error.NotVerified;
import lockstep.gates.gate.Verdict;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.Statement;
import lockstep.record.attestation.StatementJson;
import lockstep.record.attestation.StatementReader;
import lockstep.record.attestation.TestStatement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.record.evidence.Runs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Held against the words of in-toto Statement v1, test-result v0.1 and SLSA verification summary v1, copied by hand.
 */
class StatementJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode tree(Statement statement) {
        return MAPPER.readTree(StatementJson.write(statement));
    }

    @Test
    void a_run_is_a_test_result_to_the_letter() {
        assertThat(tree(Statements.about(Statements.file(
                Runs.gate("chat_415", Verdict.PASS, "415"), Runs.gate("whoami", Verdict.FAIL, "no cookie"),
                Runs.skipped("chat_happy")))))
                .isEqualTo(MAPPER.readTree("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"digest": {"gitCommit": "0123456789abcdef0123456789abcdef01234567"}}],
                  "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
                  "predicate": {
                    "result": "FAILED",
                    "configuration": [
                      {
                        "name": "gates",
                        "digest": {"sha256": "CONFIGURATION"},
                        "mediaType": "application/json",
                        "annotations": {"base": "https://staging.example", "mode": "staging", "suite": "promotion-gate"}
                      },
                      {
                        "name": "RUN",
                        "uri": "git+https://git.example/service.git@refs/heads/release-evidence#RUN",
                        "digest": {"sha256": "DIGEST"},
                        "mediaType": "application/json"
                      }
                    ],
                    "url": "git+https://git.example/service.git@refs/heads/release-evidence#RUN",
                    "passedTests": ["chat_415"],
                    "warnedTests": [],
                    "failedTests": ["whoami"]
                  }
                }
                """
                .replace("RUN", Statements.PATH)
                .replace("CONFIGURATION", Statements.digest("""
                        {"base":"https://staging.example","gates":[\
                        {"expected":{"claim":"status 415","status":415},"name":"chat_415","request":{"method":"POST","path":"/api/chat"}},\
                        {"expected":{"claim":"status 415","status":415},"name":"whoami","request":{"method":"POST","path":"/api/chat"}},\
                        {"expected":{"claim":"status 200","status":200},"name":"chat_happy","request":{"method":"POST","path":"/api/chat"}}\
                        ],"mode":"staging","suite":"promotion-gate"}
                        """).hex())
                .replace("DIGEST", Statements.digest(new String(Statements.file(
                        Runs.gate("chat_415", Verdict.PASS, "415"), Runs.gate("whoami", Verdict.FAIL, "no cookie"),
                        Runs.skipped("chat_happy")).content(), StandardCharsets.UTF_8)).hex())));
    }

    @Test
    void a_promotion_is_a_verification_summary_to_the_letter() {
        assertThat(tree(Statements.promotion(Map.of("evidence/a.intoto.json", Statements.digest("a")), false)))
                .isEqualTo(MAPPER.readTree("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{
                    "digest": {"gitCommit": "0123456789abcdef0123456789abcdef01234567"},
                    "annotations": {"intent_sha256": "INTENT", "release_id": "20260122-1100-rc1"}
                  }],
                  "predicateType": "https://slsa.dev/verification_summary/v1",
                  "predicate": {
                    "verifier": {"id": "urn:lockstep:verifier:v1:cognitive-api"},
                    "timeVerified": "2026-01-22T11:00:00Z",
                    "resourceUri": "git+https://git.example/service.git@refs/heads/release",
                    "policy": {
                      "name": "evidence/20260122-1100-rc1/policy.json",
                      "uri": "git+https://git.example/service.git@refs/heads/release-evidence#evidence/20260122-1100-rc1/policy.json",
                      "digest": {"sha256": "POLICY"},
                      "mediaType": "application/json"
                    },
                    "inputAttestations": [{
                      "name": "evidence/a.intoto.json",
                      "uri": "git+https://git.example/service.git@refs/heads/release-evidence#evidence/a.intoto.json",
                      "digest": {"sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
                      "mediaType": "application/vnd.in-toto+json"
                    }],
                    "verificationResult": "PASSED",
                    "verifiedLevels": ["LOCKSTEP_STAGING_VERIFIED"],
                    "slsaVersion": "1.1"
                  }
                }
                """
                .replace("INTENT", Statements.digest("intent").hex())
                .replace("POLICY", Statements.digest("policy").hex())));
    }

    @Test
    void what_somebody_answers_for_is_not_called_verified() {
        assertThat(tree(Statements.promotion(Map.of(), true))
                .path("predicate")
                .path("verifiedLevels")
                .path(0)
                .asString())
                .isEqualTo("LOCKSTEP_STAGING_ACCEPTED");
    }

    @Test
    void a_rollback_names_its_policy_by_uri_and_has_no_inputs() {
        JsonNode predicate = tree(DecisionStatement.rollback(
                Statements.ID, Runs.COMMIT, Statements.DECIDED, "a b/ü", Statements.digest("i"), Statements.PLACE))
                        .path("predicate");
        assertThat(predicate.path("policy").path("uri").asString()).isEqualTo("urn:lockstep:policy:rollback:v1");
        assertThat(predicate.has("inputAttestations")).isFalse();
        assertThat(predicate.path("verifier").path("id").asString()).isEqualTo("urn:lockstep:verifier:v1:a%20b_%C3%BC");
    }

    /** Names in lowerCamelCase from the framework's protobuf definitions; nothing else may stand in a predicate. */
    @Test
    void predicates_have_the_fields_of_the_official_definitions_and_no_others() {
        assertThat(tree(Statements.about(Statements.passing())).path("predicate").propertyNames()).containsOnly(
                "result", "configuration", "url", "passedTests", "warnedTests", "failedTests");
        assertThat(tree(Statements.promotion(Map.of(), false)).path("predicate").propertyNames()).isSubsetOf(
                "verifier", "timeVerified", "resourceUri", "policy", "inputAttestations", "verificationResult",
                "verifiedLevels", "dependencyLevels", "slsaVersion");
    }

    @ParameterizedTest
    @CsvSource({"PASS, PASSED", "FAIL, FAILED", "INCONCLUSIVE, FAILED", "SKIPPED, FAILED"})
    void nothing_but_a_pass_is_passed(Verdict verdict, String result) {
        TestStatement statement = Statements.about(Statements.file(Runs.gate("whoami", verdict, "")));
        assertThat(statement.result().name()).isEqualTo(result);
        assertThat(statement.passedTests()).isEqualTo(verdict == Verdict.PASS ? List.of("whoami") : List.of());
    }

    @Test
    void the_configuration_s_digest_does_not_depend_on_commit_and_outcome() {
        TestStatement one = Statements.about(Statements.file(Runs.gate("whoami", Verdict.PASS, "")));
        TestStatement other = Statements.about(Statements.file(
                Runs.COMMIT, Runs.gate("revision", Verdict.PASS, "it runs it"),
                Runs.gate("whoami", Verdict.FAIL, "no")));
        assertThat(one.configuration().getFirst()).isEqualTo(other.configuration().getFirst());
        assertThat(Statements.about(Statements.file(Runs.burst(List.of(200, 429)))).configuration().getFirst())
                .isNotEqualTo(one.configuration().getFirst());
    }

    @Test
    void what_was_written_is_read_as_it_was() {
        Statement test = Statements.about(Statements.passing());
        Statement decision = Statements.promotion(Map.of("evidence/a.intoto.json", Statements.digest("a")), true);
        assertThat(StatementReader.read(StatementJson.write(test), "x")).isEqualTo(test);
        assertThat(StatementReader.read(StatementJson.write(decision), "x")).isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "Statement/v1, Statement/v0.1",
        "gitCommit, sha1",
        "test-result/v0.1, test-result/v0.2",
        "PASSED, PERFECT",
        "0123456789abcdef, 0123456789ABCDE",
        "'\"predicate\"', '\"predicate\": 1, \"predicate\"'",
    })
    void what_is_no_such_statement_is_refused(String words, String others) {
        String json = new String(StatementJson.write(Statements.about(Statements.passing())), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StatementReader.read(
                json.replace(words, others).getBytes(StandardCharsets.UTF_8), "a\u001bb"))
                .isInstanceOf(NotVerified.class).hasMessageStartingWith("the statement a\\x1bb cannot be read: ");
    }

    @Property
    void no_bytes_make_the_reader_fail_in_any_other_way(@ForAll byte[] bytes) {
        try {
            StatementReader.read(bytes, "x");
        } catch (NotVerified e) {
            assertThat(e.getMessage()).startsWith("the statement x cannot be read");
        }
    }
}
