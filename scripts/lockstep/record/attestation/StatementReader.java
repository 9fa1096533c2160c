package lockstep.record.attestation;

import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;
import static lockstep.base.json.Fields.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Hex;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.document.RecordedDocument;
import tools.jackson.databind.JsonNode;

/** Reads statements. Fields that it does not know are ignored, as the parsing rules of in-toto want it. */
public final class StatementReader {

    static final String RELEASE_ID = "release_id";
    static final String INTENT_SHA256 = "intent_sha256";
    static final String OUTCOME_SHA256 = "outcome_sha256";
    static final String PREVIOUS = "checkpoint_sha256";

    private StatementReader() {}

    /**
     * @param where for the message
     * @throws lockstep.base.error.NotVerified if it is no statement of one of the two kinds
     */
    public static Statement read(byte[] json, String where) {
        return StatementFile.of(json).read(where);
    }

    static Statement read(Optional<JsonNode> json, String where) {
        return RecordedDocument.read(
                json, "the statement " + Sanitiser.line(where, 200),
                "Statements are written by Lockstep only; see `release-log verify`.", StatementReader::statement);
    }

    private static Statement statement(JsonNode tree) {
        Envelope envelope = Envelope.of(tree);
        Sha commit = envelope.commit();
        JsonNode annotations = envelope.subject().path("annotations");
        JsonNode predicate = envelope.predicate();
        return switch (envelope.predicateType()) {
            case TestStatement.PREDICATE -> test(commit, predicate);
            case DecisionStatement.PREDICATE -> decision(commit, annotations, predicate);
            case OutcomeStatement.PREDICATE -> outcome(commit, annotations, predicate);
            default -> throw new IllegalArgumentException(
                    "neither a test result v0.1 nor a verification summary v1 nor an outcome");
        };
    }

    private static TestStatement test(Sha commit, JsonNode predicate) {
        return new TestStatement(
                commit, TestResult.valueOf(text(predicate, "result")), resources(predicate.path("configuration")),
                optional(predicate, "url").orElse(""), texts(predicate, "passedTests"),
                texts(predicate, "warnedTests"), texts(predicate, "failedTests"));
    }

    private static DecisionStatement decision(Sha commit, JsonNode annotations, JsonNode predicate) {
        String result = text(predicate, "verificationResult");
        require(List.of("PASSED", "FAILED").contains(result), "verificationResult is neither PASSED nor FAILED");
        return new DecisionStatement(
                commit,
                ReleaseId.tryParse(text(annotations, RELEASE_ID))
                        .orElseThrow(() -> new IllegalArgumentException("no release id")),
                new Sha256(text(annotations, INTENT_SHA256)), text(predicate.path("verifier"), "id"),
                RecordedTime.parse(text(predicate, "timeVerified")), text(predicate, "resourceUri"),
                resource(predicate.path("policy")), resources(predicate.path("inputAttestations")),
                result.equals("PASSED"), texts(predicate, "verifiedLevels"));
    }

    private static OutcomeStatement outcome(Sha commit, JsonNode annotations, JsonNode predicate) {
        return new OutcomeStatement(
                commit,
                ReleaseId.tryParse(text(annotations, RELEASE_ID))
                        .orElseThrow(() -> new IllegalArgumentException("no release id")),
                new Sha256(text(annotations, OUTCOME_SHA256)), text(predicate, "result"),
                RecordedTime.parse(text(predicate, "recordedAt")), resource(predicate.path("entry")),
                resources(predicate.path("evidence")));
    }

    static Optional<Sha256> previous(Optional<JsonNode> json) {
        return json.flatMap(tree -> optional(tree.path("subject").path(0).path("annotations"), PREVIOUS))
                .filter(hex -> Hex.is(hex, 64))
                .map(Sha256::new);
    }

    private static List<ResourceDescriptor> resources(JsonNode array) {
        List<ResourceDescriptor> resources = new ArrayList<>();
        array.forEach(node -> resources.add(resource(node)));
        return resources;
    }

    private static ResourceDescriptor resource(JsonNode node) {
        Map<String, String> annotations = new LinkedHashMap<>();
        node.path("annotations").properties()
                .forEach(entry -> annotations.put(entry.getKey(), entry.getValue().asString("")));
        return new ResourceDescriptor(
                optional(node, "name").orElse(""), optional(node, "uri"),
                optional(node.path("digest"), "sha256").map(Sha256::new),
                optional(node, "mediaType"), annotations);
    }
}
