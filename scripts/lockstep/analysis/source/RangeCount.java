package lockstep.analysis.source;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * What raw counters counted over a range, from Prometheus' answers about its parts in their order. A fall is a restart,
 * and adds the new value whole; a series that begins within the range counts from its first value.
 */
public final class RangeCount {

    private final double old;
    private final Map<JsonNode, Double> newest = new HashMap<>();
    private double sum;

    /** @param settled what begins later than this after the start is new; a gap in the samples may lie before */
    public RangeCount(Instant start, Duration settled) {
        this.old = start.plus(settled).getEpochSecond();
    }

    /** @param body the answer to a range query */
    public void add(String body) throws MetricsTrouble {
        JsonNode answer = JsonReader.read(body).orElseThrow(() -> new MetricsTrouble("the answer is not JSON"));
        if (!answer.path("status").asString("").equals("success")) {
            throw new MetricsTrouble("the query failed: "
                    + Sanitiser.line(answer.path("error").asString("no reason"), 200));
        }
        PrometheusAnswer.requireWhole(answer);
        JsonNode result = answer.path("data").path("result");
        if (!answer.path("data").path("resultType").asString("").equals("matrix") || !result.isArray()) {
            throw new MetricsTrouble("the answer holds no range");
        }
        for (JsonNode series : result) {
            add(series.path("metric"), series.path("values"));
        }
    }

    /** Whether no answer had a series. */
    public boolean isEmpty() {
        return newest.isEmpty();
    }

    public long counted() {
        return (long) sum;
    }

    private void add(JsonNode labels, JsonNode values) throws MetricsTrouble {
        double before = newest.getOrDefault(labels, Double.NaN);
        for (JsonNode sample : values) {
            double value = value(sample.path(1).asString(""));
            if (Double.isNaN(before)) {
                sum += sample.path(0).asDouble(0) > old ? value : 0;
            } else {
                sum += value >= before ? value - before : value;
            }
            before = value;
        }
        if (!Double.isNaN(before)) {
            newest.put(labels, before);
        }
    }

    private static double value(String text) throws MetricsTrouble {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= ArmCounts.MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new MetricsTrouble("\"" + Sanitiser.line(text, 40) + "\" is not a value");
        }
        throw new MetricsTrouble("\"" + Sanitiser.line(text, 40) + "\" is not a count");
    }
}
