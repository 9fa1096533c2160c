package lockstep.release.slo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.RangeCount;
import lockstep.analysis.source.Selector;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;

/**
 * What Prometheus knows of a raw counter over a window. Prometheus looks back five minutes from each sample that is
 * asked: steps are shorter, so that no series falls between two of them.
 */
record CounterHistory(ServiceClient prometheus, Instant start, Instant end) {

    private static final Duration LEAST_STEP = Duration.ofSeconds(15);
    private static final Duration MOST_STEP = Duration.ofMinutes(4);
    private static final int SAMPLES = 20_000;
    /** Prometheus refuses more than 11,000; fewer keep an answer about many series small. */
    private static final int SAMPLES_OF_AN_ANSWER = 1_500;

    /** Without any series it is zero, where others show that its name and its labels exist. */
    long count(Selector counter, Deadline deadline) throws MetricsTrouble {
        RangeCount counted = read(counter.query(List.of()), deadline);
        boolean isThere = !counted.isEmpty()
                || !counter.conditions().isEmpty() && !read(counter.anyOfItsLabels(), deadline).isEmpty();
        if (!isThere) {
            throw new MetricsTrouble("there is no series " + counter.anyOfItsLabels());
        }
        return counted.counted();
    }

    private RangeCount read(String query, Deadline deadline) throws MetricsTrouble {
        Duration step = step();
        RangeCount counted = new RangeCount(start, settled(step));
        Instant from = start;
        while (!from.isAfter(end)) {
            Instant last = from.plus(step.multipliedBy(SAMPLES_OF_AN_ANSWER - 1));
            counted.add(answer(query, from, last.isAfter(end) ? end : last, step, deadline));
            from = last.plus(step);
        }
        return counted;
    }

    /** A server that was down for a while just when the window began makes no old series a new one. */
    private Duration settled(Duration step) {
        Duration part = Duration.between(start, end).dividedBy(1_000);
        Duration twice = step.multipliedBy(2);
        return part.compareTo(twice) > 0 ? part : twice;
    }

    private Duration step() {
        Duration even = Duration.ofSeconds(Duration.between(start, end).toSeconds() / SAMPLES);
        return even.compareTo(LEAST_STEP) < 0 ? LEAST_STEP : even.compareTo(MOST_STEP) > 0 ? MOST_STEP : even;
    }

    private String answer(String query, Instant from, Instant to, Duration step, Deadline deadline)
            throws MetricsTrouble {
        String path = "/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&start=" + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step.toSeconds();
        return switch (prometheus.call(Request.get(path).withoutCookies(), deadline)) {
            case NoAnswer none -> throw new MetricsTrouble("Prometheus: " + none.trouble().meaning());
            case Answer answer when answer.status() == 401 || answer.status() == 403 -> throw new MetricsTrouble(
                    "Prometheus answered " + answer.status() + ": it asks for another login than the canary's"
                            + " metrics.auth, which is sent to the server of metrics.url alone");
            case Answer answer when answer.status() != 200 && !isJson(answer) ->
                throw new MetricsTrouble("Prometheus answered " + answer.status());
            case Answer answer -> answer.text().orElse("");
        };
    }

    /** It says by JSON, too, why it refuses a query. */
    private static boolean isJson(Answer answer) {
        return answer.header("Content-Type").filter(type -> type.startsWith("application/json")).isPresent();
    }
}
