package lockstep.analysis.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.counts.Series;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * What a metrics command prints: the counters of both arms since their processes began.
 *
 * <pre>{"canary": {"requests": 120, "errors": 1, "started": "2026-01-22T10:00:00Z",
 *             "buckets": {"0.1": 90, "+Inf": 120}},
 *  "baseline": {"requests": 1080, "errors": 3}}</pre>
 */
public record CommandAnswer(Scrape canary, Scrape baseline) {

    public static CommandAnswer read(String text, Instant at) throws MetricsTrouble {
        JsonNode answer = JsonReader.read(text).orElseThrow(() -> new MetricsTrouble("the command printed no JSON"));
        return new CommandAnswer(arm(answer, "canary", at), arm(answer, "baseline", at));
    }

    private static Scrape arm(JsonNode answer, String arm, Instant at) throws MetricsTrouble {
        JsonNode counts = answer.path(arm);
        Map<Series, Long> values = new HashMap<>();
        values.put(new Series(new Counter.Requests(), ""), count(counts, arm, "requests"));
        values.put(new Series(new Counter.Errors(), ""), count(counts, arm, "errors"));
        for (Map.Entry<String, JsonNode> bucket : counts.path("buckets").properties()) {
            Series series = new Series(new Counter.AtOrBelow(bound(bucket.getKey(), arm)), "");
            if (values.put(series, count(counts.path("buckets"), arm + ".buckets", bucket.getKey())) != null) {
                throw new MetricsTrouble(
                        arm + ".buckets has the bound " + Sanitiser.line(bucket.getKey(), 40) + " twice");
            }
        }
        return new Scrape(arm, at, started(counts, arm), values);
    }

    private static Optional<Instant> started(JsonNode counts, String arm) throws MetricsTrouble {
        if (!counts.has("started")) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.parse(counts.path("started").asString(""));
            if (started.isAfter(Instant.EPOCH) && started.isBefore(Scraping.LATEST)) {
                return Optional.of(started);
            }
        } catch (DateTimeException e) {
            // Told below: no process began then.
        }
        throw new MetricsTrouble(arm + ".started is not a time like 2026-01-22T10:00:00Z");
    }

    private static double bound(String text, String arm) throws MetricsTrouble {
        try {
            double bound = text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
            if (ArmCounts.isBound(bound)) {
                return bound;
            }
        } catch (NumberFormatException e) {
            // Told below, with those that are below nothing.
        }
        throw new MetricsTrouble(arm + ".buckets has a bound that is not a number of seconds");
    }

    private static long count(JsonNode object, String path, String name) throws MetricsTrouble {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new MetricsTrouble(path + "." + name + " is not a count");
        }
        if (!ArmCounts.isCount(value.asLong())) {
            throw new MetricsTrouble(path + "." + name + " is more than " + ArmCounts.MOST
                    + ", the most that can be counted");
        }
        return value.asLong();
    }
}
