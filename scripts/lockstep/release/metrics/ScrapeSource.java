package lockstep.release.metrics;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lockstep.analysis.source.Exposition;
import lockstep.analysis.source.FailedAnswers;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.Sample;
import lockstep.analysis.source.Scraping;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;

/** The instances themselves, each asked for its own metrics; no metrics server is needed. */
public final class ScrapeSource implements MetricsSource {

    private static final String ACCEPT =
            "application/openmetrics-text; version=1.0.0, text/plain; version=0.0.4; q=0.9";

    private final Map<String, Page> canary = new LinkedHashMap<>();
    private final Map<String, Page> baseline = new LinkedHashMap<>();
    private final MetricQuery query;

    /** An instance's metrics page. */
    private record Page(MetricsHttp http, String path) {

        static Page of(Target target, HttpSettings http, Secrets secrets) {
            URI page = URI.create(target.base());
            Target origin = Target.parse(page.getScheme() + "://" + page.getRawAuthority());
            String path = page.getRawPath().isEmpty() ? "/" : page.getRawPath();
            return new Page(new MetricsHttp(origin, http, secrets), path);
        }

        List<Sample> read(Deadline deadline) throws MetricsTrouble {
            return Exposition.read(http.get(path, ACCEPT, false, deadline).body());
        }
    }

    /** Each target is a whole page: {@code http://10.0.0.7:8080/metrics}. */
    public ScrapeSource(
            List<Target> canary, List<Target> baseline, HttpSettings http, Secrets secrets, MetricQuery query) {
        canary.forEach(target -> this.canary.put(target.toString(), Page.of(target, http, secrets)));
        baseline.forEach(target -> this.baseline.put(target.toString(), Page.of(target, http, secrets)));
        this.query = query;
    }

    @Override
    public Look look(Instant at, Deadline deadline) {
        try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<List<Sample>>> canaries = ask(canary, side, deadline);
            Map<String, Future<List<Sample>>> baselines = ask(baseline, side, deadline);
            Instances.requireErrorsKnown(query, all(canaries), all(baselines));
            return new Look(at, arm("canary", at, canaries), arm("baseline", at, baselines),
                    FailedAnswers.most(all(canaries), query));
        } catch (MetricsTrouble e) {
            return Look.unknown(at, e.getMessage());
        }
    }

    private Map<String, Future<List<Sample>>> ask(
            Map<String, Page> instances, ExecutorService side, Deadline deadline) {
        Map<String, Future<List<Sample>>> asked = new LinkedHashMap<>();
        instances.forEach((instance, page) -> asked.put(instance, side.submit(() -> page.read(deadline))));
        return asked;
    }

    private static List<Sample> all(Map<String, Future<List<Sample>>> asked) {
        return asked.values().stream().flatMap(answer -> {
            try {
                return got(answer).stream();
            } catch (MetricsTrouble e) {
                return Stream.of(); // told where its arm is read
            }
        }).toList();
    }

    private Look.Arm arm(String arm, Instant at, Map<String, Future<List<Sample>>> asked) {
        return Instances.of(arm, asked, (instance, answer) -> Scraping.of(instance, at, got(answer), query));
    }

    private static List<Sample> got(Future<List<Sample>> answer) throws MetricsTrouble {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MetricsTrouble("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MetricsTrouble trouble) {
                throw trouble;
            }
            throw new IllegalStateException("reading metrics failed unexpectedly", e.getCause());
        }
    }

    @Override
    public String inWords() {
        return "scrape " + canary.size() + " canary and " + baseline.size() + " baseline instances";
    }

    @Override
    public void close() {
        Stream.concat(canary.values().stream(), baseline.values().stream()).map(Page::http).forEach(MetricsHttp::close);
    }
}
