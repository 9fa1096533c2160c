package lockstep.release.canary;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Terms;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.http.HttpSettings;
import lockstep.record.canary.CanaryView;
import lockstep.release.deploy.DeployCommand;
import lockstep.release.deploy.HostCommand;
import lockstep.release.deploy.LiveService;
import lockstep.release.metrics.CommandSource;
import lockstep.release.metrics.MetricsLogin;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.metrics.PrometheusSource;
import lockstep.release.metrics.ScrapeSource;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Traffic;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.pipeline.CanarySettings;
import lockstep.settings.pipeline.MetricsSettings;
import lockstep.settings.pipeline.TrafficSettings;

/** What a canary is run with, as {@code pipeline.canary} says, or that of one of several services. */
public record CanaryRig(ReleaseSite site, CanarySettings settings) {

    /** Room for deploying, setting and judging, beyond the times that are configured. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** A series is gone when nothing of it came for so many intervals. */
    private static final int STALE_INTERVALS = 2;

    private static final Duration SHORTEST_STALE = Duration.ofSeconds(5);
    private static final long MOST_LOOKS = 20_000;

    public static CanaryRig of(ReleaseSite site) {
        Optional<ServiceName> service = site.serviceName();
        CanarySettings settings = site.config().pipeline().canary().orElseThrow(() -> new ConfigurationError(
                "lockstep.yaml says nothing of a canary" + service.map(name -> " of " + name).orElse(""),
                "Describe it under " + (site.config().isOfSeveral()
                        ? "services.NAME.canary" : CanarySettings.key(service)) + ": docs/canary.md."));
        return new CanaryRig(site, settings);
    }

    /** That of every service whose traffic can be moved. */
    static List<CanaryRig> ofEach(ReleaseSite site) {
        return site.services().stream().flatMap(one -> movable(one).stream()).toList();
    }

    /** That of a canary by today's configuration; empty where it does not say how its traffic is moved. */
    static Optional<CanaryRig> of(ReleaseSite site, CanaryView canary) {
        return canary.service().equals(site.serviceName())
                ? movable(site)
                : canary.service().filter(site.config().serviceNames()::contains).map(site::of)
                        .flatMap(CanaryRig::movable);
    }

    private static Optional<CanaryRig> movable(ReleaseSite site) {
        return site.config().pipeline().canary().filter(canary -> canary.traffic().isPresent())
                .map(canary -> new CanaryRig(site, canary));
    }

    /** Words that name a key of the only service's canary, with the key of this one. */
    List<String> worded(List<String> words) {
        return words.stream().map(line -> CanarySettings.words(settings.service(), line)).toList();
    }

    /** The canary in words, where nothing more is known of it. */
    String inWords() {
        return "the canary" + settings.service().map(name -> " of " + name).orElse("");
    }

    public Terms terms() {
        return settings.terms().orElseThrow(this::uncounted);
    }

    /** Every look is recorded, and the record is read whole: more than these a new canary may not plan. */
    void requireFewLooks() {
        long looks = terms().deadline().toMillis() / Math.max(1, terms().interval().toMillis());
        if (looks > MOST_LOOKS) {
            throw new ConfigurationError(settings.key() + " plans " + looks + " looks until its deadline; " + MOST_LOOKS
                    + " can be recorded",
                    "Make " + settings.key() + ".metrics.interval longer, or the deadline shorter.");
        }
    }

    /** The weights in per cent. */
    public List<Integer> steps() {
        return settings.weights().stream().map(weight -> {
            long percent = Math.round(weight * 100);
            if (Math.abs(percent - weight * 100) > 1e-6 || percent < 1 || percent > 99) {
                throw new ConfigurationError(settings.key() + ".steps has a weight that is not a whole per cent",
                        "Write whole per cents from 1% to 99%.");
            }
            return (int) percent;
        }).toList();
    }

    /** How long it may take from the intent until it has to be judged. */
    Duration longest() {
        return settings.deployWait()
                .plus(settle().plus(settings.warmup()).multipliedBy(steps().size()))
                .plus(settings.deadline()).plus(SLACK);
    }

    Duration settle() {
        return trafficSettings().settle();
    }

    public Traffic traffic() {
        TrafficSettings commands = trafficSettings();
        return new Traffic(
                commands.set(), commands.read(), commands.abort(), commands.settle(), site.folder(), site.secrets(),
                site.waiting(), site.programs());
    }

    private TrafficSettings trafficSettings() {
        return settings.traffic().orElseThrow(() -> new ConfigurationError(
                "lockstep.yaml does not say how traffic is moved",
                "Name " + settings.key() + ".traffic set, read and abort."));
    }

    private MetricsSettings metrics() {
        return settings.metrics().orElseThrow(this::uncounted);
    }

    private ConfigurationError uncounted() {
        return new ConfigurationError(
                "lockstep.yaml does not say where the canary is counted",
                "Name " + settings.key() + ".metrics.source.");
    }

    Optional<DeployCommand> deploy() {
        return settings.deploy().isEmpty()
                ? Optional.empty()
                : Optional.of(new DeployCommand(settings.deploy(), site.folder(), site.secrets(), site.programs()));
    }

    /** The canary alone, where it can be asked. */
    Optional<LiveService> service() {
        Path folder = site.folder();
        return settings.base().map(base -> site.service(Environment.CANARY, new EnvironmentSettings(
                base, Optional.empty(), settings.revision().map(source -> source.in(folder)))));
    }

    /** Where both arms are counted. */
    public MetricsSource source() {
        MetricsSettings metrics = metrics();
        HttpSettings http = MetricsLogin.http(site, metrics.auth());
        return switch (metrics.source()) {
            case MetricsSettings.Source.Prometheus prometheus -> new PrometheusSource(
                    prometheus.server(), http, site.secrets(), metrics.query(),
                    String.join(",", prometheus.canary()), String.join(",", prometheus.baseline()), stale(metrics),
                    site.clock().equals(InstantSource.system()));
            case MetricsSettings.Source.Scrape scrape -> new ScrapeSource(
                    scrape.canary(), scrape.baseline(), http, site.secrets(), metrics.query());
            case MetricsSettings.Source.Command command -> new CommandSource(new HostCommand(
                    "metrics.command", command.words(), site.folder(), site.secrets(), CommandSource.LARGEST,
                    site.programs()));
        };
    }

    private static Duration stale(MetricsSettings metrics) {
        Duration stale = metrics.interval().multipliedBy(STALE_INTERVALS);
        return stale.compareTo(SHORTEST_STALE) < 0 ? SHORTEST_STALE : stale;
    }
}
