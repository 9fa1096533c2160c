package lockstep.release.metrics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lockstep.analysis.source.FailedAnswers;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.PrometheusAnswer;
import lockstep.analysis.source.Sample;
import lockstep.analysis.source.Scraping;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;

/**
 * A Prometheus server, asked for raw samples of raw counters: no function ever, since {@code rate} and {@code increase}
 * do not see the first value of a new series.
 */
public final class PrometheusSource implements MetricsSource {

    /** The clock of a run follows a step of the host's only where it is larger. */
    private static final Duration LEAP = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 200;

    private final MetricsHttp http;
    private final MetricQuery query;
    private final Map<String, String> arms;
    private final Duration stale;
    private final boolean isOfHost;

    /** Asked for the time of a clock that nobody else has. */
    public PrometheusSource(
            Target target, HttpSettings http, Secrets secrets, MetricQuery query, String canary, String baseline,
            Duration stale) {
        this(target, http, secrets, query, canary, baseline, stale, false);
    }

    /**
     * @param canary what the canary's series have in common, as Prometheus writes it: {@code track="canary"}
     * @param baseline the same of the baseline's
     * @param stale a series whose last sample is older is gone
     * @param isOfHost whether the time that it is asked for is the host's, and has to be the server's
     */
    public PrometheusSource(
            Target target, HttpSettings http, Secrets secrets, MetricQuery query, String canary, String baseline,
            Duration stale, boolean isOfHost) {
        this.http = new MetricsHttp(target, http, secrets);
        this.query = query;
        this.arms = Map.of("canary", canary, "baseline", baseline);
        this.stale = stale;
        this.isOfHost = isOfHost;
    }

    @Override
    public Look look(Instant at, Deadline deadline) {
        try {
            long began = System.nanoTime();
            List<Sample> canary = samples("canary", at, began, deadline);
            List<Sample> baseline = samples("baseline", at, began, deadline);
            requireApart(canary, baseline);
            Instances.requireErrorsKnown(query, canary, baseline);
            return new Look(at, arm("canary", at, canary), arm("baseline", at, baseline),
                    FailedAnswers.most(canary, query));
        } catch (MetricsTrouble e) {
            return Look.unknown(at, "Prometheus: " + e.getMessage());
        }
    }

    /** What is in both arms says nothing of a difference between them. */
    private void requireApart(List<Sample> canary, List<Sample> baseline) throws MetricsTrouble {
        Set<SortedMap<String, String>> ofCanary = canary.stream()
                .filter(sample -> sample.name().equals(query.requests().name()))
                .map(Sample::labels).collect(Collectors.toSet());
        Optional<Sample> both = baseline.stream()
                .filter(sample -> sample.name().equals(query.requests().name()) && ofCanary.contains(sample.labels()))
                .findFirst();
        if (both.isPresent()) {
            String series = both.get().name() + both.get().labels();
            throw new MetricsTrouble("the series " + Sanitiser.line(series, LONGEST_NAME)
                    + " is in both arms: metrics.canary and metrics.baseline must not select the same");
        }
    }

    /** By a clock that is wrong, samples of another time are read, or none. */
    private void requireSameTime(Instant now, Optional<Instant> told) throws MetricsTrouble {
        Duration ahead = told.map(time -> Duration.between(time, now)).orElse(Duration.ZERO);
        Duration borne = stale.dividedBy(2).compareTo(LEAP) > 0 ? stale.dividedBy(2) : LEAP;
        if (isOfHost && ahead.abs().minusSeconds(1).compareTo(borne) > 0) {
            throw new MetricsTrouble("this host's clock is " + Durations.human(ahead.abs())
                    + (ahead.isNegative() ? " behind" : " ahead of") + " the server's: set the one that is wrong");
        }
    }

    private List<Sample> samples(String arm, Instant at, long began, Deadline deadline) throws MetricsTrouble {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (String name : names()) {
            String expression = name + "{" + arms.get(arm) + "}[" + stale.toSeconds() + "s]";
            String path = "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&time="
                    + at.getEpochSecond() + "." + String.format("%03d", at.getNano() / 1_000_000);
            MetricsHttp.Page page = http.get(path, "application/json", true, deadline);
            requireSameTime(at.plusNanos(System.nanoTime() - began), page.date());
            for (Sample sample : PrometheusAnswer.read(page.body(), at, stale)) {
                samples.put(sample.name() + sample.labels(), sample);
            }
        }
        return List.copyOf(samples.values());
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(query.requests().name(), query.errors().name()));
        query.latency().ifPresent(latency -> names.add(latency.name()));
        names.add(MetricQuery.START_TIME);
        return names;
    }

    private Look.Arm arm(String arm, Instant at, List<Sample> samples) {
        Map<String, List<Sample>> instances = new TreeMap<>();
        for (Sample sample : samples) {
            String instance = sample.labels().getOrDefault(query.instanceLabel(), "");
            instances.computeIfAbsent(instance, one -> new ArrayList<>()).add(sample);
        }
        if (instances.isEmpty()) {
            return Look.Arm.unknown(arm, "Prometheus has no series "
                    + Sanitiser.line(query.requests().query(List.of(arms.get(arm))), LONGEST_NAME)
                    + " younger than " + stale.toSeconds() + " s: the name is unknown, or it is scraped less often than"
                    + " the canary's metrics.interval, or this host's clock is ahead of the server's");
        }
        return Instances.of(arm, instances, (instance, of) -> Scraping.of(instance, at, of, query));
    }

    @Override
    public String inWords() {
        return "prometheus " + http.inWords();
    }

    @Override
    public void close() {
        http.close();
    }
}
