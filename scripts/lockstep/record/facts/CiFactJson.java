package lockstep.record.facts;

import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;

import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.document.RecordedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code lockstep/ci-fact/v1}. */
public final class CiFactJson {

    public static final String SCHEMA = "lockstep/ci-fact/v1";

    private CiFactJson() {}

    public static byte[] write(CiFact fact) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("name", fact.name().word());
        tree.put("commit", fact.commit().hex());
        tree.put("source", source(fact.source()));
        tree.put("format", fact.format());
        tree.putObject("digest").put("sha256", fact.sha256());
        tree.put("trust", fact.trust().word());
        tree.put("operator", fact.operator().name());
        tree.put("recorded_at", fact.recordedAt().toString());
        fact.ciRun().ifPresent(run -> tree.put("ci_run_id", Sanitiser.line(run, 200)));
        FindingJson.put(tree, fact.finding());
        return DocumentForm.bytes(tree);
    }

    /** As it is written. */
    public static String source(String place) {
        return Sanitiser.line(place, 300);
    }

    /** @param where the document comes from, for the message */
    public static CiFact read(byte[] bytes, String where) {
        return RecordedDocument.read(
                RecordedDocument.parse(bytes), "the fact " + Sanitiser.line(where, 200),
                "Facts are written by record-checks only; restore the file, or record the report again.",
                CiFactJson::fact);
    }

    private static CiFact fact(JsonNode tree) {
        require(SCHEMA.equals(tree.path("schema").asString("")), "it is not " + SCHEMA);
        String sha256 = text(tree.path("digest"), "sha256");
        require(sha256.matches("[0-9a-f]{64}"), "digest.sha256 is not a SHA-256");
        return new CiFact(
                new FactName(text(tree, "name")), Sha.parse(text(tree, "commit")), text(tree, "source"),
                text(tree, "format"), sha256,
                Trust.named(text(tree, "trust")).orElseThrow(() -> new IllegalArgumentException("trust is unknown")),
                new Operator(text(tree, "operator")), RecordedTime.parse(text(tree, "recorded_at")),
                FindingJson.read(tree),
                Optional.of(tree.path("ci_run_id").asString("")).filter(run -> !run.isEmpty()));
    }
}
