package lockstep.record.attestation;

import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;

import java.util.Map;
import java.util.TreeMap;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Sha;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every in-toto statement (v1) of the record has around its predicate: its one subject is a git commit.
 *
 * @param subject with what annotations it has
 */
public record Envelope(Sha commit, JsonNode subject, String predicateType, JsonNode predicate) {

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    /** The file: one statement, bare. */
    public static byte[] write(
            Sha commit, Map<String, String> annotations, String predicateType, ObjectNode predicate) {
        ObjectNode tree = DocumentForm.object();
        tree.put("_type", TYPE);
        ObjectNode subject = tree.putArray("subject").addObject();
        subject.putObject("digest").put("gitCommit", commit.hex());
        if (!annotations.isEmpty()) {
            new TreeMap<>(annotations).forEach(subject.putObject("annotations")::put);
        }
        tree.put("predicateType", predicateType);
        tree.set("predicate", predicate);
        return DocumentForm.bytes(tree);
    }

    /** @throws IllegalArgumentException that says what is wrong with it */
    public static Envelope of(JsonNode tree) {
        require(TYPE.equals(text(tree, "_type")), "not an in-toto statement v1");
        require(tree.path("subject").isArray() && tree.path("subject").size() == 1, "not exactly one subject");
        JsonNode subject = tree.path("subject").path(0);
        return new Envelope(
                new Sha(text(subject.path("digest"), "gitCommit")), subject, text(tree, "predicateType"),
                tree.path("predicate"));
    }
}
