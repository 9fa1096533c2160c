package lockstep.analysis.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/** Prometheus' answer to an instant query for a range: raw samples, the last one of each series that is not stale. */
public final class PrometheusAnswer {

    private static final int MOST_SERIES = 200_000;

    private PrometheusAnswer() {}

    /** @param staleAfter a series whose last sample is older is gone, and left out */
    public static List<Sample> read(String body, Instant now, Duration staleAfter) throws MetricsTrouble {
        JsonNode answer = JsonReader.read(body).orElseThrow(() -> new MetricsTrouble("the answer is not JSON"));
        if (!answer.path("status").asString("").equals("success")) {
            String reason = answer.path("error").asString("no reason");
            throw new MetricsTrouble("the query failed: " + Sanitiser.line(reason, 200));
        }
        requireWhole(answer);
        JsonNode data = answer.path("data");
        if (!data.path("resultType").asString("").equals("matrix") || !data.path("result").isArray()) {
            throw new MetricsTrouble("the answer holds no raw samples");
        }
        if (data.path("result").size() > MOST_SERIES) {
            throw new MetricsTrouble("more than " + MOST_SERIES + " series");
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonNode series : data.path("result")) {
            if (series.has("histograms")) {
                throw new MetricsTrouble("a native histogram, which is not read; let Prometheus keep its classic"
                        + " buckets too (always_scrape_classic_histograms)");
            }
            JsonNode last = series.path("values").path(series.path("values").size() - 1);
            if (isFresh(last, now, staleAfter)) {
                samples.add(sample(series.path("metric"), last.path(1).asString("")));
            }
        }
        return samples;
    }

    /**
     * A server that asks others answers without those that are away, and says so beside a success: by warnings, or as
     * VictoriaMetrics does.
     */
    static void requireWhole(JsonNode answer) throws MetricsTrouble {
        List<String> warnings = answer.path("warnings").valueStream().map(one -> one.asString("")).toList();
        if (!warnings.isEmpty()) {
            throw new MetricsTrouble(
                    "the answer may not be whole: " + Sanitiser.line(String.join("; ", warnings), 200));
        }
        JsonNode isPartial = answer.path("isPartial");
        if (!isPartial.isMissingNode() && !(isPartial.isBoolean() && !isPartial.asBoolean())) {
            throw new MetricsTrouble("the answer is not whole (isPartial): a part of the servers with the samples did"
                    + " not answer");
        }
    }

    private static boolean isFresh(JsonNode last, Instant now, Duration staleAfter) throws MetricsTrouble {
        if (!last.path(0).isNumber()) {
            throw new MetricsTrouble("a sample has no time");
        }
        double age = now.toEpochMilli() / 1000.0 - last.path(0).asDouble();
        return age <= staleAfter.toMillis() / 1000.0;
    }

    private static Sample sample(JsonNode metric, String value) throws MetricsTrouble {
        TreeMap<String, String> labels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> label : metric.properties()) {
            labels.put(label.getKey(), label.getValue().asString(""));
        }
        String name = labels.remove("__name__");
        try {
            double number = value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
            return new Sample(name == null ? "" : name, labels, number);
        } catch (NumberFormatException e) {
            throw new MetricsTrouble("\"" + Sanitiser.line(value, 40) + "\" is not a value");
        }
    }
}
