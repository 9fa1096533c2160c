package lockstep.record.trail;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action as one line of JSON: first the fields of the release process in its order, then what else is known. What is
 * not known is null. Plain ASCII: whatever a terminal could obey is escaped.
 */
public final class TrailLine {

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build());

    private TrailLine() {}

    public static String of(RecordedAction action) {
        return MAPPER.writeValueAsString(tree(action)).replace("\u007f", "\\u007f");
    }

    public static ObjectNode tree(RecordedAction action) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("version", action.version().map(Version::name).orElse(null));
        tree.put("timestamp", action.at().truncatedTo(ChronoUnit.SECONDS).toString());
        tree.put("action", action.action());
        tree.put("from_stage", line(action.fromStage()));
        tree.put("to_stage", line(action.toStage()));
        tree.put("approved_by", line(action.approvedBy()));
        tree.put("ci_run_id", line(action.ciRun()));
        tree.put("commit_sha", action.commit().map(Sha::hex).orElse(null));
        Optional<String> release = action.subject().filter(id -> ReleaseId.tryParse(id).isPresent());
        Optional<String> canary = action.subject().filter(id -> CanaryId.tryParse(id).isPresent());
        tree.put("release_id", line(release));
        tree.put("canary_id", line(canary));
        tree.put("run_id", line(action.subject().filter(id -> release.isEmpty() && canary.isEmpty())));
        tree.put("operator", line(action.operator()));
        tree.put("result", line(action.result()));
        tree.put("from_sha", action.left().map(Sha::hex).orElse(null));
        tree.put("words", Sanitiser.line(action.words(), 300));
        tree.put("path", Sanitiser.line(action.path(), 300));
        return tree;
    }

    private static String line(Optional<String> text) {
        return text.map(words -> Sanitiser.line(words, 300)).orElse(null);
    }
}
