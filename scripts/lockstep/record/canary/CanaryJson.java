package lockstep.record.canary;

import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;
import static lockstep.base.json.Fields.texts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.document.RecordedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the files of a canary's record, but for its end. */
public final class CanaryJson {

    static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String INTENT = "lockstep/canary-intent/v1";
    private static final String STATE = "lockstep/canary-state/v1";
    private static final String ACCEPTANCE = "lockstep/canary-acceptance/v1";

    private CanaryJson() {}

    public static byte[] write(CanaryIntent intent) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", INTENT);
        tree.put("canary_id", intent.id().toString());
        tree.put("commit", intent.commit().hex());
        tree.put("version", intent.version().map(Sanitiser::line).orElse(null));
        intent.several().ifPresent(one -> {
            tree.put("service", one.service().word());
            ObjectNode others = tree.putObject("others");
            one.others().forEach((name, revision) -> others.put(name.word(), revision.map(Sanitiser::line)
                    .orElse(null)));
        });
        tree.put("operator", Sanitiser.line(intent.operator().name()));
        tree.put("host", Sanitiser.line(intent.host()));
        tree.put("since", intent.since().toString());
        tree.put("abort_by", intent.abortBy().toString());
        tree.put("from", intent.from().map(Sha::hex).orElse(null));
        ArrayNode steps = tree.putArray("steps_percent");
        intent.steps().forEach(steps::add);
        tree.put("warmup_ms", intent.warmup().toMillis());
        tree.put("on_deadline", intent.holds() ? "hold" : "abort");
        tree.put("source", Sanitiser.line(intent.source()));
        tree.put("configuration_sha256", intent.configuration());
        intent.metrics().ifPresent(metrics -> tree.put("metrics_sha256", metrics));
        ArrayNode approvals = tree.putArray("approvals_sha256");
        intent.approvals().forEach(approvals::add);
        intent.hotfix().ifPresent(hotfix -> {
            ObjectNode of = tree.putObject("hotfix");
            hotfix.skipped().forEach(of.putArray("skipped")::add);
            hotfix.approvals().forEach(of.putArray("rests_on_approvals_sha256")::add);
        });
        TermsJson.write(tree.putObject("terms"), intent.terms());
        return bytes(MAPPER.writeValueAsString(tree));
    }

    public static CanaryIntent intent(byte[] json, String where) {
        return read(json, where, INTENT, tree -> {
            List<Integer> steps = new ArrayList<>();
            tree.path("steps_percent").forEach(step -> steps.add(step.asInt(0)));
            return new CanaryIntent(
                    id(tree), new Sha(text(tree, "commit")), optional(tree, "version"),
                    new Operator(text(tree, "operator")), text(tree, "host"), time(tree, "since"),
                    time(tree, "abort_by"), optional(tree, "from").map(Sha::new), TermsJson.read(tree.path("terms")),
                    steps, TermsJson.duration(tree, "warmup_ms"), text(tree, "on_deadline").equals("hold"),
                    text(tree, "source"), text(tree, "configuration_sha256"),
                    optional(tree, "metrics_sha256"), texts(tree, "approvals_sha256"),
                    hotfix(tree.path("hotfix")), several(tree));
        });
    }

    private static Optional<OneOfSeveral> several(JsonNode tree) {
        return service(tree).map(name -> {
            SequencedMap<ServiceName, Optional<String>> others = new LinkedHashMap<>();
            tree.path("others").properties().forEach(other ->
                    others.put(new ServiceName(other.getKey()), optional(tree.path("others"), other.getKey())));
            return new OneOfSeveral(name, others);
        });
    }

    /** Which of several services a record is about; empty where the repository has one. */
    static Optional<ServiceName> service(JsonNode tree) {
        return optional(tree, "service").map(ServiceName::new);
    }

    private static Optional<HotfixCanary> hotfix(JsonNode tree) {
        return tree.isObject()
                ? Optional.of(new HotfixCanary(texts(tree, "skipped"), texts(tree, "rests_on_approvals_sha256")))
                : Optional.empty();
    }

    /** @param origin what the times of intervals are counted from */
    public static byte[] write(CanaryId id, CanaryState state, Instant origin) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", STATE);
        tree.put("canary_id", id.toString());
        tree.put("number", state.number());
        tree.put("stage", state.stage().word());
        tree.put("at", state.at().toString());
        tree.put("operator", Sanitiser.line(state.operator().name()));
        tree.put("host", Sanitiser.line(state.host()));
        tree.put("weight_percent", state.weight().orElse(null));
        tree.put("words", Sanitiser.line(state.words(), 2_000));
        return readable(withRows(tree, IntervalRows.write(tree, origin, state.intervals())), CanaryJson::state);
    }

    public static CanaryState state(byte[] json, String where) {
        return read(json, where, STATE, tree -> new CanaryState(
                tree.path("number").asInt(0),
                CanaryStage.of(text(tree, "stage")).orElseThrow(() -> new IllegalArgumentException("no stage")),
                time(tree, "at"), new Operator(text(tree, "operator")), text(tree, "host"),
                tree.path("weight_percent").isInt()
                        ? Optional.of(tree.path("weight_percent").asInt())
                        : Optional.empty(),
                text(tree, "words"), IntervalRows.read(tree)));
    }

    public static byte[] write(CanaryAcceptance acceptance) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", ACCEPTANCE);
        tree.put("canary_id", acceptance.id().toString());
        acceptance.service().ifPresent(service -> tree.put("service", service.word()));
        tree.put("accepted_by", Sanitiser.line(acceptance.by().name()));
        tree.put("at", acceptance.at().toString());
        tree.put("reason", Sanitiser.line(acceptance.reason()));
        return bytes(MAPPER.writeValueAsString(tree));
    }

    public static CanaryAcceptance acceptance(byte[] json, String where) {
        return read(json, where, ACCEPTANCE, tree -> new CanaryAcceptance(
                CanaryId.tryParse(text(tree, "canary_id"))
                        .orElseThrow(() -> new IllegalArgumentException("no canary_id")),
                new Operator(text(tree, "accepted_by")), time(tree, "at"), text(tree, "reason"), service(tree)));
    }

    /**
     * A document of counts that nobody could read would stop all that rests on the record, for good.
     *
     * @throws IllegalStateException where it cannot be read again
     */
    static byte[] readable(byte[] json, BiFunction<byte[], String, ?> reading) {
        try {
            require(json.length <= RecordedDocument.LARGEST,
                    "it is larger than " + RecordedDocument.LARGEST + " bytes");
            reading.apply(json, "what was counted");
            return json;
        } catch (NotVerified | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the record of the canary could not be read again, so it is not written: " + e.getMessage(), e);
        }
    }

    /** The document with its rows at the end, one a line. */
    static byte[] withRows(ObjectNode tree, String rows) {
        String head = MAPPER.writeValueAsString(tree).replace("\r\n", "\n").stripTrailing();
        return bytes(head.substring(0, head.length() - 1).stripTrailing() + ",\n  \"intervals\" : " + rows + "\n}");
    }

    private static byte[] bytes(String json) {
        return (json.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws lockstep.base.error.NotVerified whatever is wrong with it */
    static <T> T read(byte[] json, String where, String schema, Function<JsonNode, T> reading) {
        return RecordedDocument.read(
                RecordedDocument.parse(json), where,
                "Canaries are recorded by run-canary only; see `release-log verify`.", tree -> {
                    require(schema.equals(text(tree, "schema")), "not a " + schema);
                    return reading.apply(tree);
                });
    }

    static CanaryId id(JsonNode tree) {
        return CanaryId.tryParse(text(tree, "canary_id"))
                .orElseThrow(() -> new IllegalArgumentException("no canary_id"));
    }

    static Instant time(JsonNode tree, String name) {
        return RecordedTime.parse(text(tree, name));
    }

    static <E extends Enum<E>> E constant(Class<E> type, JsonNode tree, String name) {
        return Enum.valueOf(type, text(tree, name).toUpperCase(Locale.ROOT));
    }
}
