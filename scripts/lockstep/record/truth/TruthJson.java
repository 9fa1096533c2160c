package lockstep.record.truth;

import static lockstep.base.json.Fields.flag;
import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.text;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code lockstep/sot/v1} and {@code lockstep/sot-correction/v1}. */
public final class TruthJson {

    public static final String SCHEMA = "lockstep/sot/v1";

    /** More than either file can have. */
    public static final int LARGEST = 64 * 1024;

    private static final String CORRECTION = "lockstep/sot-correction/v1";
    private TruthJson() {}

    public static byte[] write(SourceOfTruth truth) {
        return bytes(tree(truth));
    }

    public static ObjectNode tree(SourceOfTruth truth) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("environment", truth.environment());
        tree.put("service", truth.service());
        tree.put("version", truth.version().map(Version::name).orElse(null));
        tree.put("commit", truth.commit().hex());
        tree.put("verified", truth.isVerified());
        tree.put("promoted_by", truth.promotedBy());
        tree.put("promotion_time", truth.promotionTime().toString());
        tree.put("release_id", truth.releaseId().toString());
        tree.put("decision_sha256", truth.decision().map(Sha256::hex).orElse(null));
        return tree;
    }

    public static byte[] write(TruthCorrection correction) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", CORRECTION);
        tree.put("environment", correction.environment());
        tree.put("operator", correction.operator().name());
        tree.put("at", correction.at().toString());
        tree.put("reason", Sanitiser.line(correction.reason()));
        tree.put("before_sha256", correction.before().map(Sha256::hex).orElse(null));
        tree.put("after_sha256", correction.after().hex());
        return bytes(tree);
    }

    private static byte[] bytes(ObjectNode tree) {
        return DocumentForm.bytes(tree);
    }

    /** Empty where it is none, or cannot be read. */
    public static Optional<SourceOfTruth> read(byte[] json) {
        return read(json, SCHEMA, tree -> new SourceOfTruth(
                text(tree, "environment"), text(tree, "service"), optional(tree, "version").map(Version::new),
                new Sha(text(tree, "commit")), flag(tree, "verified"), new Operator(text(tree, "promoted_by")).name(),
                RecordedTime.parse(text(tree, "promotion_time")),
                ReleaseId.tryParse(text(tree, "release_id")).orElseThrow(
                        () -> new IllegalArgumentException("no release_id")),
                optional(tree, "decision_sha256").map(Sha256::new)));
    }

    /** Empty where it is none, or cannot be read. */
    public static Optional<TruthCorrection> readCorrection(byte[] json) {
        return read(json, CORRECTION, tree -> new TruthCorrection(
                text(tree, "environment"), new Operator(text(tree, "operator")), RecordedTime.parse(text(tree, "at")),
                text(tree, "reason"), optional(tree, "before_sha256").map(Sha256::new),
                new Sha256(text(tree, "after_sha256"))));
    }

    private static <T> Optional<T> read(byte[] json, String schema, Function<JsonNode, T> reading) {
        if (json.length > LARGEST) {
            return Optional.empty();
        }
        try {
            return JsonReader.read(json)
                    .filter(tree -> schema.equals(tree.path("schema").asString("")))
                    .map(reading);
        } catch (IllegalArgumentException | DateTimeException | LockstepError e) {
            return Optional.empty();
        }
    }
}
