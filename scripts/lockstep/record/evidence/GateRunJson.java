package lockstep.record.evidence;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a gate run as {@code lockstep/gate-run/v1}. Field by field: the schema is a contract, not a by-product. */
public final class GateRunJson {

    public static final String SCHEMA = "lockstep/gate-run/v1";

    private GateRunJson() {}

    /** One JSON document, in lines, with a line feed at its end. */
    public static String write(GateRun run) {
        return DocumentForm.text(tree(run));
    }

    /** The runs of several services as one document, {@code lockstep/gate-runs/v1}. */
    public static String write(List<GateRun> runs) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", "lockstep/gate-runs/v1");
        tree.put("verdict", Verdict.worstOf(runs.stream().map(GateRun::verdict).toList()).word());
        ArrayNode all = tree.putArray("runs");
        runs.forEach(run -> all.add(tree(run)));
        return DocumentForm.text(tree);
    }

    public static ObjectNode tree(GateRun run) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("id", run.id().text());
        tree.put("suite", run.suite());
        run.service().ifPresent(service -> tree.put("service", service.word()));
        tree.put("mode", run.mode().word());
        tree.put("base", run.base().isEmpty() ? null : run.base());
        tree.put("commit", run.commit().map(sha -> sha.hex()).orElse(null));
        ObjectNode revision = tree.putObject("revision");
        revision.put("verified", run.revision().verified());
        revision.put("observed", run.revision().observed().orElse(null));
        revision.put("source", run.revision().source().map(Sanitiser::line).orElse(null));
        run.revision().observed().ifPresent(seen -> revision.put("digits", seen.length()));
        run.configuration().ifPresent(sha256 -> tree.put("configuration_sha256", sha256));
        run.declaration().ifPresent(sha256 -> tree.put("declaration_sha256", sha256));
        tree.put("operator", run.operator().name());
        tree.put("started_at", run.startedAt().toString());
        tree.put("duration_ms", run.duration().toMillis());
        tree.put("verdict", run.verdict().word());
        ArrayNode gates = tree.putArray("gates");
        run.gates().forEach(gate -> put(gates.addObject(), gate));
        return tree;
    }

    private static void put(ObjectNode tree, GateResult gate) {
        tree.put("name", gate.name().word());
        tree.put("verdict", gate.verdict().word());
        tree.put("reason", Sanitiser.line(gate.reason()));
        if (gate.method().isPresent()) {
            ObjectNode request = tree.putObject("request");
            request.put("method", gate.method().get());
            request.put("path", gate.path().orElse(null));
        }
        ObjectNode expected = tree.putObject("expected");
        putStatuses(expected, gate.expectedStatus());
        expected.put("claim", Sanitiser.line(gate.expected()));
        if (gate.observed().isPresent()) {
            Observed observed = gate.observed().get();
            put(tree.putObject("observed"), observed);
            put(tree.putObject("timing_ms"), observed.timing());
        }
        tree.put("attempts", gate.attempts());
        gate.about().ifPresent(about -> tree.put("about", about.word()));
        gate.span().ifPresent(span -> {
            tree.put("started_at", span.from().truncatedTo(ChronoUnit.MILLIS).toString());
            tree.put("duration_ms", span.took().toMillis());
        });
    }

    private static void putStatuses(ObjectNode expected, List<Integer> statuses) {
        if (statuses.size() == 1) {
            expected.put("status", statuses.getFirst());
        } else if (!statuses.isEmpty()) {
            ArrayNode all = expected.putArray("status");
            statuses.forEach(all::add);
        }
    }

    private static void put(ObjectNode tree, Observed observed) {
        if (observed.status().isPresent()) {
            tree.put("status", observed.status().getAsInt());
        } else {
            tree.putNull("status");
        }
        ObjectNode headers = tree.putObject("headers");
        observed.headers().forEach(headers::put);
        put(tree.putObject("fields"), observed.fields());
        tree.put("body_bytes", observed.bodyBytes());
        tree.put("body_sha256", observed.bodySha256().orElse(null));
        observed.trouble().ifPresent(trouble -> tree.put("trouble", trouble));
        if (!observed.codes().isEmpty()) {
            ArrayNode codes = tree.putArray("codes");
            observed.codes().forEach(codes::add);
        }
    }

    private static void put(ObjectNode tree, Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            switch (value) {
                case Boolean truth -> tree.put(name, truth);
                case Long number -> tree.put(name, number);
                case Double number -> tree.put(name, number);
                default -> tree.put(name, Sanitiser.line(String.valueOf(value)));
            }
        });
    }

    /** A phase that did not take place is null, not 0. */
    private static void put(ObjectNode tree, Timing timing) {
        tree.put("dns", ms(timing.dns()));
        tree.put("connect", ms(timing.connect()));
        tree.put("tls", ms(timing.tls()));
        tree.put("first_byte", ms(timing.firstByte()));
        tree.put("total", timing.total().toMillis());
    }

    private static Long ms(Optional<Duration> phase) {
        return phase.map(Duration::toMillis).orElse(null);
    }
}
