package lockstep.release.slo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import lockstep.policy.requirement.Budget;
import lockstep.release.deploy.HostCommand;
import lockstep.release.metrics.MetricsLogin;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.MetricsSettings;
import lockstep.settings.slo.CountSource;
import lockstep.settings.slo.Objective;
import lockstep.settings.slo.SloFile;

/**
 * Counts how much of the error budget is spent. The objective is read from the head of {@code release}, before the
 * first release from the candidate.
 */
public record BudgetReader(ReleaseSite site) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LARGEST_FILE = 256 * 1024;
    private static final int LARGEST_ANSWER = 16 << 20;
    private static final int LONGEST_NUMBER = 40;

    /**
     * What is known.
     *
     * @param why why nothing is; empty where something is
     */
    public record Read(Optional<Budget> budget, String why) {

        static Read unknown(String why) {
            return new Read(Optional.empty(), "the error budget is unknown: " + why);
        }
    }

    public Read read(RemoteHeads heads, Sha candidate) {
        if (site.config().slo().isEmpty()) {
            return Read.unknown("lockstep.yaml names no file of objectives (slo)");
        }
        String file = site.config().slo().get();
        Sha commit = heads.production().orElse(candidate);
        Optional<byte[]> yaml = site.repository().has(commit)
                ? site.repository().read(commit, file, LARGEST_FILE)
                : Optional.empty();
        if (yaml.isEmpty()) {
            return Read.unknown(file + " is not in " + commit.abbreviated());
        }
        try {
            Objective.Read read = SloFile.read(new String(yaml.get(), StandardCharsets.UTF_8), file);
            return read.objective().map(this::count).orElseGet(() -> Read.unknown(read.why()));
        } catch (ConfigurationError e) {
            // The file is that of the head of release: a hotfix must be able to bring the corrected one there.
            return Read.unknown(e.getMessage());
        }
    }

    private Read count(Objective objective) {
        Deadline deadline = Deadline.in(LIMIT);
        try {
            long total = count(objective.total(), objective.window(), deadline);
            long part = count(objective.part(), objective.window(), deadline);
            if (part > total) {
                return Read.unknown("a part of " + part + " is counted of " + total);
            }
            return new Read(Optional.of(new Budget(
                    objective.partIsBad() ? part : total - part, total, objective.target())), "");
        } catch (MetricsTrouble trouble) {
            return Read.unknown(trouble.getMessage());
        }
    }

    private long count(CountSource source, Duration window, Deadline deadline) throws MetricsTrouble {
        return switch (source) {
            case CountSource.Prometheus prometheus -> range(prometheus, window, deadline);
            case CountSource.Command(List<String> words) -> printed(words, deadline);
        };
    }

    private long range(CountSource.Prometheus source, Duration window, Deadline deadline) throws MetricsTrouble {
        Target server = source.server().or(this::usualServer).orElseThrow(() -> new MetricsTrouble(
                "no Prometheus is named: neither spec.url in the objective nor "
                        + (site.config().services().isEmpty()
                                ? "pipeline.canary.metrics.url" : "one metrics.url for the canary of every service")));
        Instant end = site.clock().instant();
        try (ServiceClient client = new ServiceClient(
                server, MetricsLogin.http(site, login(server)).withBodyCap(LARGEST_ANSWER), site.secrets())) {
            return new CounterHistory(client, end.minus(window), end).count(source.counter(), deadline);
        } catch (UsageError e) {
            throw new MetricsTrouble(e.getMessage());
        }
    }

    /** Another server gets none: the file of objectives must not say who hears a password. */
    private Optional<MetricsSettings.Auth> login(Target server) throws MetricsTrouble {
        List<MetricsSettings.Auth> logins = counted()
                .filter(metrics -> metrics.source() instanceof MetricsSettings.Source.Prometheus known
                        && known.server().equals(server))
                .flatMap(metrics -> metrics.auth().stream())
                .distinct()
                .toList();
        if (logins.size() > 1) {
            throw new MetricsTrouble(
                    "metrics.auth of the services differ for " + Sanitiser.line(server.toString(), 200));
        }
        return logins.stream().findFirst();
    }

    private Stream<MetricsSettings> counted() {
        return site.config().pipeline().canaryStages().stream().flatMap(canary -> canary.metrics().stream());
    }

    /** The one that all canaries are counted at. */
    private Optional<Target> usualServer() {
        List<Target> servers = counted()
                .map(MetricsSettings::source)
                .filter(MetricsSettings.Source.Prometheus.class::isInstance)
                .map(source -> ((MetricsSettings.Source.Prometheus) source).server())
                .distinct()
                .toList();
        return servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty();
    }

    private long printed(List<String> words, Deadline deadline) throws MetricsTrouble {
        HostCommand command = new HostCommand("slo count", words, site.folder(), site.secrets(), LONGEST_NUMBER);
        String text = switch (command.run(deadline)) {
            case HostCommand.End.Failed(String why) -> throw new MetricsTrouble(why);
            case HostCommand.End.Done(String output) -> output.strip();
        };
        if (!text.matches("\\d{1,18}")) {
            throw new MetricsTrouble("the command printed \"" + Sanitiser.line(text, LONGEST_NUMBER)
                    + "\", not a whole number");
        }
        return Long.parseLong(text);
    }
}
