package lockstep.record.canary;

import static lockstep.base.json.Fields.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a canary is held to, as the record has it: without it no verdict could be recomputed. */
final class TermsJson {

    /** Of records that name none. */
    private static final int FIRST_METHOD = 1;

    private TermsJson() {}

    static void write(ObjectNode tree, Terms terms) {
        if (terms.method() > FIRST_METHOD) {
            tree.put("method", terms.method());
        }
        tree.put("duration_ms", terms.duration().toMillis());
        tree.put("deadline_ms", terms.deadline().toMillis());
        tree.put("interval_ms", terms.interval().toMillis());
        tree.put("minimum_requests", terms.minimumRequests());
        if (terms.splitTolerance() > 0) {
            tree.put("split_tolerance", terms.splitTolerance());
        }
        ObjectNode levels = tree.putObject("levels");
        levels.put("fail", terms.levels().fail());
        levels.put("pass", terms.levels().pass());
        levels.put("canary_sharpest", terms.levels().canarySharpest());
        levels.put("baseline_sharpest", terms.levels().baselineSharpest());
        ArrayNode gates = tree.putArray("gates");
        terms.gates().forEach(gate -> write(gates.addObject(), gate));
    }

    private static void write(ObjectNode tree, MetricGate gate) {
        tree.put("name", gate.name());
        switch (gate) {
            case ErrorRateGate errors -> {
                tree.put("increase", errors.margin());
                write(tree, errors.breach(), errors.demand());
            }
            case AvailabilityGate availability -> {
                tree.put("min", availability.min());
                write(tree, availability.breach(), availability.demand());
            }
            case LatencyGate latency -> {
                tree.put("quantile", latency.quantile());
                tree.put("increase", latency.margin());
                write(tree, latency.breach(), latency.demand());
            }
        }
    }

    private static void write(ObjectNode tree, Breach breach, Demand demand) {
        tree.put("breach", word(breach));
        tree.put("demand", word(demand));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Breach breach(JsonNode tree) {
        return Breach.valueOf(tree.path("breach").asString("").toUpperCase(Locale.ROOT));
    }

    static Demand demand(JsonNode tree) {
        return Demand.valueOf(tree.path("demand").asString("").toUpperCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException where they cannot be read */
    static Terms read(JsonNode tree) {
        List<MetricGate> gates = new ArrayList<>();
        for (JsonNode gate : tree.path("gates")) {
            gates.add(gate(gate));
        }
        JsonNode levels = tree.path("levels");
        return new Terms(duration(tree, "duration_ms"), duration(tree, "deadline_ms"), duration(tree, "interval_ms"),
                count(tree, "minimum_requests"),
                tree.has("split_tolerance") ? share(tree, "split_tolerance") : 0, gates,
                new Levels(share(levels, "fail"), share(levels, "pass"), positive(levels, "canary_sharpest"),
                        positive(levels, "baseline_sharpest")),
                method(tree));
    }

    private static MetricGate gate(JsonNode tree) {
        String name = tree.path("name").asString("");
        return switch (name) {
            case "error_rate" -> new ErrorRateGate(share(tree, "increase"), breach(tree), demand(tree));
            case "availability" -> new AvailabilityGate(share(tree, "min"), breach(tree), demand(tree));
            default -> {
                if (!name.matches("p\\d{1,4}_latency")) {
                    throw new IllegalArgumentException("a gate of an unknown kind");
                }
                yield new LatencyGate(
                        name, share(tree, "quantile"), positive(tree, "increase"), breach(tree), demand(tree));
            }
        };
    }

    private static int method(JsonNode tree) {
        if (!tree.has("method")) {
            return FIRST_METHOD;
        }
        long method = count(tree, "method");
        if (method < FIRST_METHOD || method > Terms.METHOD) {
            throw new IllegalArgumentException("judged by method " + method + ", which this Lockstep does not know");
        }
        return (int) method;
    }

    static Duration duration(JsonNode tree, String name) {
        return Duration.ofMillis(count(tree, name));
    }

    private static double share(JsonNode tree, String name) {
        double value = positive(tree, name);
        if (value >= 1) {
            throw new IllegalArgumentException(name + " is not between 0 and 1");
        }
        return value;
    }

    private static double positive(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number > 0 && number < 1e12)) {
            throw new IllegalArgumentException("no number above 0 in " + name);
        }
        return number;
    }
}
