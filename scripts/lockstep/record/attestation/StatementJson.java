package lockstep.record.attestation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.json.DocumentForm;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes statements, field by field as their specifications name them: in-toto Statement v1, test-result v0.1,
 * SLSA verification summary v1. A file holds one statement, bare: what is signed is the file.
 */
public final class StatementJson {

    private StatementJson() {}

    public static byte[] write(Statement statement) {
        return write(statement, Optional.empty());
    }

    /** @param previous the digest of the checkpoint that was there when the statement was made */
    public static byte[] write(Statement statement, Optional<Sha256> previous) {
        ObjectNode predicate = DocumentForm.object();
        Map<String, String> annotations = new TreeMap<>();
        previous.ifPresent(digest -> annotations.put(StatementReader.PREVIOUS, digest.hex()));
        switch (statement) {
            case TestStatement test -> put(predicate, test);
            case DecisionStatement decision -> {
                annotations.put(StatementReader.RELEASE_ID, decision.release().toString());
                annotations.put(StatementReader.INTENT_SHA256, decision.intent().hex());
                put(predicate, decision);
            }
            case OutcomeStatement outcome -> {
                annotations.put(StatementReader.RELEASE_ID, outcome.release().toString());
                annotations.put(StatementReader.OUTCOME_SHA256, outcome.outcome().hex());
                put(predicate, outcome);
            }
        }
        return Envelope.write(statement.commit(), annotations, statement.predicateType(), predicate);
    }

    private static void put(ObjectNode tree, TestStatement test) {
        tree.put("result", test.result().name());
        putAll(tree, "configuration", test.configuration());
        tree.put("url", test.url());
        putNames(tree, "passedTests", test.passedTests());
        putNames(tree, "warnedTests", test.warnedTests());
        putNames(tree, "failedTests", test.failedTests());
    }

    private static void put(ObjectNode tree, DecisionStatement decision) {
        tree.putObject("verifier").put("id", decision.verifier());
        tree.put("timeVerified", decision.timeVerified().toString());
        tree.put("resourceUri", decision.resourceUri());
        put(tree.putObject("policy"), decision.policy());
        if (!decision.inputs().isEmpty()) {
            putAll(tree, "inputAttestations", decision.inputs());
        }
        tree.put("verificationResult", decision.passed() ? "PASSED" : "FAILED");
        putNames(tree, "verifiedLevels", decision.verifiedLevels());
        tree.put("slsaVersion", "1.1");
    }

    private static void put(ObjectNode tree, OutcomeStatement outcome) {
        tree.put("result", outcome.result());
        tree.put("recordedAt", outcome.at().toString());
        put(tree.putObject("entry"), outcome.entry());
        putAll(tree, "evidence", outcome.evidence());
    }

    private static void putAll(ObjectNode tree, String name, List<ResourceDescriptor> resources) {
        ArrayNode all = tree.putArray(name);
        resources.forEach(resource -> put(all.addObject(), resource));
    }

    private static void put(ObjectNode tree, ResourceDescriptor resource) {
        tree.put("name", resource.name());
        resource.uri().ifPresent(uri -> tree.put("uri", uri));
        resource.sha256().ifPresent(digest -> tree.putObject("digest").put("sha256", digest.hex()));
        resource.mediaType().ifPresent(type -> tree.put("mediaType", type));
        if (!resource.annotations().isEmpty()) {
            new TreeMap<>(resource.annotations()).forEach(tree.putObject("annotations")::put);
        }
    }

    private static void putNames(ObjectNode tree, String name, List<String> names) {
        ArrayNode all = tree.putArray(name);
        names.forEach(all::add);
    }
}
