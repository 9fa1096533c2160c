package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.Selector;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.pipeline.MetricsSettings.Auth;
import lockstep.settings.pipeline.MetricsSettings.Source;

/**
 * Turns the shape of {@code metrics:} into checked values.
 *
 * @param committed whether it can no longer be mended: then it may say what earlier versions took
 */
record MetricsMapping(ValueChecks check, boolean committed) {

    Optional<MetricsSettings> metrics(String key, PipelineFile.Metrics metrics) {
        if (metrics == null) {
            return Optional.empty();
        }
        Duration interval = metrics.interval() == null
                ? Duration.ofSeconds(15)
                : check.duration(key + ".interval", metrics.interval());
        return Optional.of(new MetricsSettings(
                source(key, metrics), interval, query(key, metrics), auth(key + ".auth", metrics.auth())));
    }

    private Source source(String key, PipelineFile.Metrics metrics) {
        return switch (Objects.requireNonNullElse(metrics.source(), "")) {
            case "prometheus" -> new Source.Prometheus(
                    check.target(key + ".url", metrics.url())
                            .orElseThrow(() -> check.wrong(key, ".url is missing", null)),
                    labels(key + ".baseline", metrics.baseline()), labels(key + ".canary", metrics.canary()));
            case "scrape" -> scrape(key, metrics);
            case "command" -> new Source.Command(check.command(key + ".command",
                    Objects.requireNonNullElse(metrics.command(), List.of())));
            default -> throw check.wrong(key + ".source", ": '"
                    + Sanitiser.line(String.valueOf(metrics.source()), 40)
                    + "' is not prometheus, scrape or command", null);
        };
    }

    private List<String> labels(String key, List<String> labels) {
        if (labels == null || labels.isEmpty()) {
            throw check.wrong(key, " is missing: labels that only this arm has, like ['track=\"stable\"']", null);
        }
        labels.forEach(label -> selector(key, "x{" + label + "}"));
        return labels;
    }

    /** A page that is read twice counts its requests twice, and in both arms it tells no difference between them. */
    private Source scrape(String key, PipelineFile.Metrics metrics) {
        Source.Scrape scrape = new Source.Scrape(
                pages(key + ".baseline", metrics.baseline()), pages(key + ".canary", metrics.canary()));
        SequencedMap<String, ServiceAddress> before = new LinkedHashMap<>();
        put(before, key + ".baseline", scrape.baseline());
        put(before, key + ".canary", scrape.canary());
        return scrape;
    }

    private void put(SequencedMap<String, ServiceAddress> before, String key, List<Target> pages) {
        for (int at = 0; at < pages.size(); at++) {
            String own = key + "[" + at + "]";
            ServiceAddress address = ServiceAddress.of(pages.get(at));
            before.forEach((other, page) -> {
                if (!committed && page.isSameAs(address)) {
                    throw check.wrong(own,
                            " is the same page as " + other + ": each page is of one instance, in one arm", null);
                }
            });
            before.put(own, address);
        }
    }

    private List<Target> pages(String key, List<String> urls) {
        if (urls == null || urls.isEmpty()) {
            throw check.wrong(key, " is missing: the metrics pages of this arm's instances", null);
        }
        List<Target> pages = new ArrayList<>();
        for (String url : urls) {
            pages.add(check.target(key + "[" + pages.size() + "]", String.valueOf(url)).orElseThrow());
        }
        return pages;
    }

    private MetricQuery query(String key, PipelineFile.Metrics metrics) {
        return new MetricQuery(
                selector(key + ".requests", Objects.requireNonNullElse(metrics.requests(), "http_requests_total")),
                selector(key + ".errors",
                        Objects.requireNonNullElse(metrics.errors(), "http_requests_total{status=~\"5..\"}")),
                Optional.ofNullable(metrics.latency()).map(latency -> selector(key + ".latency", latency)),
                metrics.instance() == null ? "instance" : check.token(key + ".instance", metrics.instance()));
    }

    private Selector selector(String key, String text) {
        try {
            return committed ? Selector.parseCommitted(text) : Selector.parse(text);
        } catch (UsageError e) {
            throw check.wrong(key, ": " + e.getMessage(), e);
        }
    }

    private Optional<Auth> auth(String key, PipelineFile.Auth auth) {
        if (auth == null) {
            return Optional.empty();
        }
        if ((auth.headerFile() == null) == (auth.variable() == null)) {
            throw check.wrong(key, " needs exactly one of header_file and variable", null);
        }
        return Optional.of(auth.variable() == null
                ? new Auth.HeaderFile(check.line(key + ".header_file", auth.headerFile()).orElseThrow())
                : new Auth.Variable(check.variables(key + ".variable", List.of(auth.variable()), false)
                        .orElseThrow().getFirst()));
    }
}
