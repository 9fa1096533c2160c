package lockstep.analysis.source;

import java.time.Duration;
import java.time.Instant;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * Prometheus' answer to a range query of a raw counter: what was counted over the range. A fall is a restart, and adds
 * the new value whole; a series that begins within the range counts from its first value.
 */
public final class RangeAnswer {

    private RangeAnswer() {}

    /** @param step the time between two samples; what begins more than two of them after the start is new */
    public static long counted(String body, Instant start, Duration step) throws MetricsTrouble {
        JsonNode answer = JsonReader.read(body).orElseThrow(() -> new MetricsTrouble("the answer is not JSON"));
        if (!answer.path("status").asString("").equals("success")) {
            throw new MetricsTrouble("the query failed: "
                    + Sanitiser.line(answer.path("error").asString("no reason"), 200));
        }
        JsonNode result = answer.path("data").path("result");
        if (!answer.path("data").path("resultType").asString("").equals("matrix") || !result.isArray()) {
            throw new MetricsTrouble("the answer holds no range");
        }
        if (result.isEmpty()) {
            throw new MetricsTrouble("there is no such series");
        }
        double old = start.plus(step.multipliedBy(2)).getEpochSecond();
        double sum = 0;
        for (JsonNode series : result) {
            sum += added(series.path("values"), old);
        }
        return (long) sum;
    }

    private static double added(JsonNode values, double old) throws MetricsTrouble {
        double sum = 0;
        double before = Double.NaN;
        for (JsonNode sample : values) {
            double value = value(sample.path(1).asString(""));
            if (Double.isNaN(before)) {
                sum += sample.path(0).asDouble(0) > old ? value : 0;
            } else {
                sum += value >= before ? value - before : value;
            }
            before = value;
        }
        return sum;
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
