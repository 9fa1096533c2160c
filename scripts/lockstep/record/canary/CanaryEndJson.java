package lockstep.record.canary;

import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.text;
import static lockstep.base.json.Fields.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.GateJudgement;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code canary.json}: what could not be read again is not written. */
public final class CanaryEndJson {

    private static final String SCHEMA = "lockstep/canary/v1";

    private CanaryEndJson() {}

    public static byte[] write(CanaryEnd end) {
        ObjectNode tree = CanaryJson.MAPPER.createObjectNode();
        tree.put("schema", SCHEMA);
        tree.put("canary_id", end.id().toString());
        tree.put("commit", end.commit().hex());
        tree.put("version", end.version().map(Sanitiser::line).orElse(null));
        end.service().ifPresent(service -> tree.put("service", service.word()));
        tree.put("ended_at", end.endedAt().toString());
        tree.put("stage", end.stage().word());
        tree.put("verdict", end.verdict().word());
        tree.put("cause", TermsJson.word(end.cause()));
        tree.put("judged_at", end.judgedAt().toString());
        ArrayNode reasons = tree.putArray("reasons");
        end.reasons().forEach(reason -> reasons.add(Sanitiser.line(reason, 1_000)));
        ArrayNode gates = tree.putArray("gates");
        end.gates().forEach(gate -> write(gates.addObject(), gate));
        TermsJson.write(tree.putObject("terms"), end.terms());
        return CanaryJson.readable(CanaryJson.withRows(
                tree, IntervalRows.write(tree, end.origin(), end.intervals())), CanaryEndJson::read);
    }

    private static void write(ObjectNode tree, GateJudgement gate) {
        tree.put("gate", gate.gate());
        tree.put("verdict", gate.verdict().word());
        put(tree, "canary", gate.canary());
        put(tree, "baseline", gate.baseline());
        put(tree, "bound", gate.bound());
        put(tree, "margin", gate.margin());
        put(tree, "e_value", gate.eValue());
        put(tree, "threshold", gate.threshold());
        tree.put("breach", TermsJson.word(gate.breach()));
        tree.put("demand", TermsJson.word(gate.demand()));
        tree.put("reason", Sanitiser.line(gate.reason(), 1_000));
    }

    private static void put(ObjectNode tree, String name, double value) {
        if (Double.isFinite(value)) {
            tree.put(name, value);
        } else {
            tree.putNull(name);
        }
    }

    public static CanaryEnd read(byte[] json, String where) {
        return CanaryJson.read(json, where, SCHEMA, tree -> {
            List<GateJudgement> gates = new ArrayList<>();
            tree.path("gates").forEach(gate -> gates.add(gate(gate)));
            return new CanaryEnd(
                    CanaryJson.id(tree), new Sha(text(tree, "commit")),
                    optional(tree, "version"), CanaryJson.time(tree, "origin"),
                    CanaryJson.time(tree, "ended_at"),
                    CanaryStage.of(text(tree, "stage"))
                            .orElseThrow(() -> new IllegalArgumentException("no stage")),
                    verdict(tree), CanaryJson.constant(CanaryEnd.Cause.class, tree, "cause"),
                    CanaryJson.time(tree, "judged_at"), texts(tree, "reasons"), gates,
                    TermsJson.read(tree.path("terms")), IntervalRows.read(tree), CanaryJson.service(tree));
        });
    }

    private static GateJudgement gate(JsonNode tree) {
        return new GateJudgement(
                text(tree, "gate"), verdict(tree), number(tree, "canary"), number(tree, "baseline"),
                number(tree, "bound"), number(tree, "margin"), number(tree, "e_value"), number(tree, "threshold"),
                TermsJson.breach(tree), TermsJson.demand(tree), text(tree, "reason"));
    }

    private static Verdict verdict(JsonNode tree) {
        return Optional.of(text(tree, "verdict"))
                .flatMap(word -> List.of(Verdict.values()).stream()
                        .filter(verdict -> verdict.word().equals(word)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no verdict"));
    }

    private static double number(JsonNode tree, String name) {
        return tree.path(name).isNumber() ? tree.path(name).asDouble() : Double.NaN;
    }
}
