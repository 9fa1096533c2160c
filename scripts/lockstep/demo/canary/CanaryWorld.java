package lockstep.demo.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stream of synthetic users, the splitter that shares them out by a weight in a file, a baseline and a canary. Time
 * passes only when it is told to.
 */
final class CanaryWorld {

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final double USUAL_RATE = 0.005;
    private static final Duration SCRAPED_EVERY = Duration.ofSeconds(30);
    private static final List<String> OF_EACH_REPLICA = List.of(",\"replica\":\"0\"", ",\"replica\":\"1\"");

    /** What a metrics server that does not scrape at every look has of an instance. */
    private static final class Scraped {

        private final Duration phase;
        private long turn = -1;
        private Instance instance;
        private Instant at;

        Scraped(Duration phase) {
            this.phase = phase;
        }

        void look(Instance now, Instant began, Instant time) {
            long next = Duration.between(began, time).plus(phase).dividedBy(SCRAPED_EVERY);
            if (next != turn) {
                turn = next;
                instance = now.copy();
                at = time;
            }
        }
    }

    private final Path weightFile;
    private final double requestsPerSecond;
    private final Optional<CanaryFault> fault;
    private final Instance baseline;
    private Instance canary;
    private final Instant began;
    private Instant now;
    private Instant served;
    private double dueCanary;
    private double dueBaseline;
    private final Scraped scrapedCanary = new Scraped(Duration.ZERO);
    private final Scraped scrapedBaseline = new Scraped(SCRAPED_EVERY.dividedBy(2));

    CanaryWorld(Path weightFile, double requestsPerSecond, Optional<CanaryFault> fault, Instant now) {
        this.weightFile = weightFile;
        this.requestsPerSecond = requestsPerSecond;
        this.fault = fault;
        this.now = now;
        this.began = now;
        this.baseline = new Instance(now.minus(Duration.ofDays(3)));
        this.canary = new Instance(now);
        baseline.answer(10_000, 0, 1);
        scrape();
    }

    synchronized Instant now() {
        return now;
    }

    private boolean has(CanaryFault one) {
        return fault.filter(one::equals).isPresent();
    }

    synchronized void advance(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Duration left = Duration.between(now, end);
            Duration tick = left.compareTo(TICK) > 0 ? TICK : left;
            serve(tick.toNanos() / 1e9);
            now = now.plus(tick);
            scrape();
        }
    }

    private void serve(double seconds) {
        double weight = weight();
        if (weight > 0 && served == null) {
            served = now;
            canary = has(CanaryFault.FIRST_SCRAPE) ? new Instance(now) : canary;
        }
        double share = weight == 0 ? 0
                : has(CanaryFault.NOTHING_ARRIVES) ? 0 : has(CanaryFault.LYING_WEIGHT) ? 0.5 : weight;
        dueCanary += requestsPerSecond * seconds * share;
        dueBaseline += requestsPerSecond * seconds * (1 - share);
        long toCanary = (long) dueCanary;
        long toBaseline = (long) dueBaseline;
        dueCanary -= toCanary;
        dueBaseline -= toBaseline;
        int clump = has(CanaryFault.CLUMPED_ERRORS) ? 10 : 1;
        canary.answer(toCanary, canaryRate(), clump);
        baseline.answer(toBaseline, baselineRate(), clump);
        restart();
    }

    private void scrape() {
        scrapedCanary.look(canary, began, now);
        scrapedBaseline.look(baseline, began, now);
    }

    private double baselineRate() {
        return has(CanaryFault.ZERO_BASELINE) ? 0 : has(CanaryFault.BOTH_BAD) ? 0.1 : USUAL_RATE;
    }

    private double canaryRate() {
        return switch (fault.orElse(null)) {
            case FIVE_PERCENT_ERRORS, FIRST_SCRAPE, ABORT_FAILS -> 0.05;
            case ZERO_BASELINE -> 0.03;
            case BOTH_BAD -> 0.1;
            case SELDOM_SCRAPED -> 0.5;
            case SEVEN_OF_TEN -> served != null && watched().toSeconds() / 15 % 10 < 7 ? 1 : 0;
            case null, default -> USUAL_RATE;
        };
    }

    private Duration watched() {
        return served == null ? Duration.ZERO : Duration.between(served, now);
    }

    private void restart() {
        boolean late = watched().compareTo(Duration.ofMinutes(5)) > 0;
        if (has(CanaryFault.COUNTER_RESET) && late && baseline.restarts() == 0) {
            baseline.restart(now);
        }
        if (has(CanaryFault.CRASH_LOOP) && watched().toMinutes() / 3 > canary.restarts()) {
            canary.restart(now);
        }
    }

    private double weight() {
        try {
            return Integer.parseInt(Files.readString(weightFile).strip()) / 100.0;
        } catch (IOException | NumberFormatException e) {
            return 0; // it is being written just now
        }
    }

    synchronized boolean metricsAreDead() {
        return has(CanaryFault.METRICS_DIE) && watched().compareTo(Duration.ofMinutes(4)) > 0;
    }

    /** Whether what it answers lacks what one of its stores has. */
    boolean answersAreParts() {
        return has(CanaryFault.PARTIAL_ANSWERS);
    }

    /** The page of an instance, as Prometheus reads it. */
    synchronized String exposition(boolean isCanary) {
        Instance instance = isCanary ? canary : baseline;
        String good = isCanary && has(CanaryFault.NOT_A_NUMBER) ? "NaN" : String.valueOf(instance.good());
        List<String> lines = new ArrayList<>(List.of("# TYPE http_requests_total counter"));
        lines.add("http_requests_total{status=\"200\"} " + good);
        if (isCanary && has(CanaryFault.TWO_SERIES)) {
            lines.add("http_requests_total{status=\"200\"} " + good);
        }
        failed(instance, isCanary).forEach(
                (labels, count) -> lines.add("http_requests_total{" + labels + "} " + count));
        lines.add(String.format(Locale.ROOT, "process_start_time_seconds %.3f", instance.startedSeconds()));
        return String.join("\n", lines) + "\n";
    }

    /** What a metrics server that scraped just now has of a name, as members of a JSON array. */
    synchronized String series(boolean isCanary, String name) {
        if (isCanary && has(CanaryFault.EMPTY_VECTOR)) {
            return "";
        }
        List<String> all = new ArrayList<>();
        for (String more : has(CanaryFault.TWO_REPLICAS) ? OF_EACH_REPLICA : List.of("")) {
            all.addAll(series(isCanary, name, more));
        }
        return String.join(",", all);
    }

    /** @param more labels that each has, too */
    private List<String> series(boolean isCanary, String name, String more) {
        boolean seldom = has(CanaryFault.SELDOM_SCRAPED);
        Scraped scraped = isCanary ? scrapedCanary : scrapedBaseline;
        Instance instance = seldom ? scraped.instance : isCanary ? canary : baseline;
        Instant at = seldom ? scraped.at : now;
        List<String> all = new ArrayList<>();
        switch (name) {
            case "http_requests_total" -> {
                all.add(one(isCanary, name, "\"status\":\"200\"" + more, at, String.valueOf(instance.good())));
                failed(instance, isCanary).forEach((labels, count) -> all.add(
                        one(isCanary, name, "\"" + labels.replace("=", "\":").replace(",", ",\"") + more, at,
                                String.valueOf(count))));
            }
            case "process_start_time_seconds" ->
                all.add(one(isCanary, name, "\"status\":\"\"" + more, at,
                        String.format(Locale.ROOT, "%.3f", instance.startedSeconds())));
            default -> { }
        }
        return all;
    }

    /** The counters of failed requests by their labels; of a canary whose every error is a new series, one for each. */
    private Map<String, Long> failed(Instance instance, boolean isCanary) {
        if (!isCanary || !has(CanaryFault.FIRST_SCRAPE)) {
            return instance.bad() == 0 ? Map.of() : Map.of("status=\"500\"", instance.bad());
        }
        Map<String, Long> each = new LinkedHashMap<>();
        for (long error = 1; error <= instance.bad(); error++) {
            each.put("status=\"500\",path=\"/" + error + "\"", 1L);
        }
        return each;
    }

    private static String one(boolean isCanary, String name, String labels, Instant at, String value) {
        return String.format(Locale.ROOT,
                "{\"metric\":{\"__name__\":\"%s\",\"instance\":\"one\",\"track\":\"%s\",%s},"
                        + "\"values\":[[%.3f,\"%s\"]]}",
                name, isCanary ? "canary" : "stable", labels, at.toEpochMilli() / 1_000.0, value);
    }
}
