package lockstep.analysis.source;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.counts.Series;
import lockstep.base.text.Sanitiser;

/** Picks the counters that are meant out of the samples of one instance. */
public final class Scraping {

    /** No process begins later; what is added to a later time might be none. */
    static final Instant LATEST = Instant.ofEpochSecond(100_000_000_000L);

    private final MetricQuery query;
    private final Map<Series, Long> values = new HashMap<>();
    private boolean sawRequests;

    private Scraping(MetricQuery query) {
        this.query = query;
    }

    /** Zero errors are zero only where requests are counted: without a series of requests nothing is known. */
    public static Scrape of(String instance, Instant at, List<Sample> samples, MetricQuery query)
            throws MetricsTrouble {
        Scraping scraping = new Scraping(query);
        for (Sample sample : samples) {
            scraping.take(sample);
        }
        Optional<Instant> started = ProcessStart.of(samples, query).flatMap(sample -> start(sample.value()));
        if (samples.isEmpty()) {
            throw new MetricsTrouble("no series at all at " + Sanitiser.line(instance, 100));
        }
        if (!scraping.sawRequests) {
            throw new NothingCountedYet("no series " + query.requests().query(List.of()) + " at "
                    + Sanitiser.line(instance, 100), instance, at, started);
        }
        requireLabels(samples, query);
        return new Scrape(instance, at, started, scraping.values);
    }

    /** Where errors are told from the other requests by a label that no series has, none would ever be seen. */
    private static void requireLabels(List<Sample> samples, MetricQuery query) throws MetricsTrouble {
        Set<String> ofAll = query.requests().conditions().stream()
                .map(Selector.Condition::text).collect(Collectors.toSet());
        for (Selector.Condition condition : query.errors().conditions()) {
            boolean known = ofAll.contains(condition.text())
                    || !query.errors().name().equals(query.requests().name())
                    || samples.stream()
                    .filter(query.requests()::selects)
                    .anyMatch(sample -> sample.labels().containsKey(condition.label()));
            if (!known) {
                throw new MetricsTrouble("no series of " + query.requests().name() + " has the label "
                        + condition.label() + ", so errors cannot be told");
            }
        }
    }

    /**
     * The same of a counter of errors of its own, in all of an arm: where it has series, and none has a label that is
     * asked for, no error would ever be seen. Where it has none, nothing failed there yet.
     */
    public static void requireLabelsOfErrors(String arm, List<Sample> samples, MetricQuery query)
            throws MetricsTrouble {
        List<Sample> counter = samples.stream()
                .filter(sample -> sample.name().equals(query.errors().name())).toList();
        for (Selector.Condition condition : query.errors().conditions()) {
            if (condition.needsLabel() && !counter.isEmpty() && counter.stream()
                    .noneMatch(sample -> sample.labels().containsKey(condition.label()))) {
                throw new MetricsTrouble("no series of " + query.errors().name() + " in the " + arm + " has the label "
                        + condition.label() + ", so errors cannot be told");
            }
        }
    }

    private static Optional<Instant> start(double seconds) {
        return seconds > 0 && seconds < LATEST.getEpochSecond()
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                : Optional.empty();
    }

    private void take(Sample sample) throws MetricsTrouble {
        if (query.requests().selects(sample)) {
            sawRequests = true;
            put(new Counter.Requests(), sample);
        }
        if (query.errors().selects(sample)) {
            put(new Counter.Errors(), sample);
        }
        if (query.latency().filter(latency -> latency.selects(sample)).isPresent()) {
            put(new Counter.AtOrBelow(bound(sample)), sample);
        }
    }

    private static double bound(Sample sample) throws MetricsTrouble {
        String bound = sample.labels().getOrDefault("le", "");
        try {
            double seconds = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
            if (ArmCounts.isBound(seconds)) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Told below, with those that are below nothing.
        }
        throw new MetricsTrouble(shown(sample) + ": le=\"" + Sanitiser.line(bound, 40) + "\" is not a bound");
    }

    private void put(Counter counter, Sample sample) throws MetricsTrouble {
        double value = sample.value();
        if (!(value >= 0 && value <= ArmCounts.MOST)) {
            throw new MetricsTrouble(shown(sample) + " is " + value + ", which is not a count");
        }
        if (values.put(new Series(counter, sample.labels().toString()), Math.round(value)) != null) {
            throw new MetricsTrouble(shown(sample) + " is there twice");
        }
    }

    private static String shown(Sample sample) {
        return Sanitiser.line(sample.name() + sample.labels(), 200);
    }
}
