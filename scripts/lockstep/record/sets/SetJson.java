package lockstep.record.sets;

import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.SetPlaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code lockstep/set-intent/v1} and {@code lockstep/set-step/v1}. */
public final class SetJson {

    private static final String INTENT = "lockstep/set-intent/v1";
    private static final String STEP = "lockstep/set-step/v1";
    private SetJson() {}

    public static byte[] write(SetIntent intent) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", INTENT);
        tree.put("set", intent.set().word());
        tree.put("id", intent.id());
        tree.put("operator", intent.operator().name());
        tree.put("since", intent.since().toString());
        ArrayNode members = tree.putArray("members");
        intent.members().forEach(member -> members.addObject()
                .put("name", member.name().word())
                .put("remote", Sanitiser.line(member.remote()))
                .put("from", member.from().map(Sha::hex).orElse(null))
                .put("target", member.target().hex())
                .put("version", member.version().map(Version::name).orElse(null)));
        intent.declared().ifPresent(declared -> SetDeclarationJson.put(tree.putObject("declared"), declared));
        return bytes(tree);
    }

    public static byte[] write(SetStep step) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", STEP);
        tree.put("number", step.number());
        tree.put("stage", step.stage().word());
        tree.put("operator", step.operator().name());
        tree.put("at", step.at().toString());
        tree.put("member", step.member().map(ServiceName::word).orElse(null));
        tree.put("release_id", step.entry().map(ReleaseId::toString).orElse(null));
        tree.put("commit", step.commit().map(Sha::hex).orElse(null));
        tree.put("words", Sanitiser.line(step.words()));
        return bytes(tree);
    }

    private static byte[] bytes(ObjectNode tree) {
        return DocumentForm.bytes(tree);
    }

    public static SetIntent intent(byte[] json, String path) {
        return reading(json, path, INTENT, tree -> {
            List<SetIntent.Member> members = new ArrayList<>();
            tree.path("members").forEach(one -> members.add(new SetIntent.Member(
                    new ServiceName(text(one, "name")), text(one, "remote"), optional(one, "from").map(Sha::new),
                    new Sha(text(one, "target")), optional(one, "version").map(Version::new))));
            SetIntent intent = new SetIntent(
                    new ServiceName(text(tree, "set")), text(tree, "id"), new Operator(text(tree, "operator")),
                    RecordedTime.parse(text(tree, "since")), members,
                    Optional.of(tree.path("declared")).filter(JsonNode::isObject).map(SetDeclarationJson::read));
            if (members.isEmpty() || !path.equals(SetPlaces.intent(intent.set(), intent.id()))) {
                throw new IllegalArgumentException("it is not the intent of this folder");
            }
            return intent;
        });
    }

    public static SetStep step(byte[] json, String path) {
        return reading(json, path, STEP, tree -> {
            SetStep step = new SetStep(
                    tree.path("number").asInt(0),
                    SetStage.ofWord(text(tree, "stage")).orElseThrow(() -> new IllegalArgumentException("no stage")),
                    new Operator(text(tree, "operator")), RecordedTime.parse(text(tree, "at")),
                    optional(tree, "member").map(ServiceName::new),
                    optional(tree, "release_id").map(text -> ReleaseId.tryParse(text).orElseThrow(
                            () -> new IllegalArgumentException("no release_id"))),
                    optional(tree, "commit").map(Sha::new), text(tree, "words"));
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!name.equals(String.format("%04d-%s.json", step.number(), step.stage().word()))
                    || step.member().isPresent() != step.stage().isOfMember()) {
                throw new IllegalArgumentException("it is not the step that its name says");
            }
            return step;
        });
    }

    private static <T> T reading(byte[] json, String path, String schema, Function<JsonNode, T> reading) {
        return RecordedDocument.read(
                RecordedDocument.parse(json), path,
                "Release sets are written by release-set only; see `release-log verify`.", tree -> {
                    require(schema.equals(tree.path("schema").asString("")), "not a " + schema);
                    return reading.apply(tree);
                });
    }
}
