package lockstep.record.evidence;

import static lockstep.base.json.Fields.count;
import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.About;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Span;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.document.RecordedDocument;
import tools.jackson.databind.JsonNode;

/** Reads {@code lockstep/gate-run/v1}, and refuses what contradicts itself. Fields it does not know are ignored. */
public final class GateRunReader {

    private GateRunReader() {}

    /** @param where the document comes from, for the message */
    public static GateRun read(String json, String where) {
        return read(JsonReader.read(json), where);
    }

    /** @param json empty where the document is none */
    static GateRun read(Optional<JsonNode> json, String where) {
        return RecordedDocument.read(
                json, "the gate run " + Sanitiser.line(where, 200),
                "Evidence is written by the gate commands only; restore the file, or run the gates again.", tree -> {
                    require(GateRunJson.SCHEMA.equals(tree.path("schema").asString("")),
                            "not a " + GateRunJson.SCHEMA);
                    GateRun run = run(tree);
                    require(run.verdict().word().equals(text(tree, "verdict")),
                            "the verdict is not the worst of the gates'");
                    return run;
                });
    }

    private static GateRun run(JsonNode tree) {
        JsonNode revision = tree.path("revision");
        List<GateResult> gates = new ArrayList<>();
        tree.path("gates").forEach(gate -> gates.add(gate(gate)));
        return new GateRun(
                new RunId(text(tree, "id")), text(tree, "suite"), Environment.parse(text(tree, "mode")), base(tree),
                optional(tree, "commit").map(Sha::new),
                new RevisionSeen(
                        revision.path("verified").asBoolean(false), optional(revision, "observed"),
                        optional(revision, "source")),
                new Operator(text(tree, "operator")), Instant.parse(text(tree, "started_at")),
                Duration.ofMillis(count(tree, "duration_ms")), gates,
                optional(tree, "configuration_sha256"), optional(tree, "declaration_sha256"),
                optional(tree, "service").map(ServiceName::new));
    }

    private static GateResult gate(JsonNode tree) {
        String verdict = text(tree, "verdict");
        Optional<Observed> observed = tree.has("observed")
                ? Optional.of(observed(tree.path("observed"), tree.path("timing_ms")))
                : Optional.empty();
        GateResult result = new GateResult(
                new GateName(text(tree, "name")),
                Verdict.ofWord(verdict).orElseThrow(() -> new IllegalArgumentException("unknown verdict " + verdict)),
                text(tree, "reason"), optional(tree.path("request"), "method"), optional(tree.path("request"), "path"),
                optional(tree.path("expected"), "claim").orElse(""), integers(tree.path("expected").path("status")),
                observed, (int) count(tree, "attempts"));
        GateResult explained = optional(tree, "about")
                .map(word -> About.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("unknown about " + Sanitiser.line(word, 40))))
                .map(about -> result.deciding(new Decision(result.verdict(), result.reason(), Optional.of(about))))
                .orElse(result);
        return optional(tree, "started_at")
                .map(from -> explained.during(
                        new Span(Instant.parse(from), Duration.ofMillis(count(tree, "duration_ms")))))
                .orElse(explained);
    }

    private static Observed observed(JsonNode tree, JsonNode timing) {
        Map<String, String> headers = new LinkedHashMap<>();
        tree.path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
        Map<String, Object> fields = new LinkedHashMap<>();
        tree.path("fields").properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        JsonNode status = tree.path("status");
        return new Observed(
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(), headers, fields,
                count(tree, "body_bytes"), optional(tree, "body_sha256"), optional(tree, "trouble"),
                integers(tree.path("codes")), timing(timing));
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asString("");
    }

    private static Timing timing(JsonNode tree) {
        return new Timing(
                phase(tree, "dns"), phase(tree, "connect"), phase(tree, "tls"), phase(tree, "first_byte"),
                Duration.ofMillis(count(tree, "total")));
    }

    private static Optional<Duration> phase(JsonNode tree, String name) {
        return tree.path(name).isNumber() ? Optional.of(Duration.ofMillis(count(tree, name))) : Optional.empty();
    }

    private static List<Integer> integers(JsonNode node) {
        List<Integer> numbers = new ArrayList<>();
        if (node.isInt()) {
            numbers.add(node.intValue());
        }
        if (node.isArray()) {
            node.forEach(number -> numbers.add(number.asInt(0)));
        }
        return numbers;
    }

    private static String base(JsonNode tree) {
        return tree.path("base").isNull() ? "" : text(tree, "base");
    }
}
