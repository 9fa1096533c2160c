package lockstep.release.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.journal.JournalView;
import lockstep.repository.git.RemoteHeads;

/**
 * Where everything stands: the branches, the journal, and what the environments say they run.
 *
 * @param staging empty where the environment is not configured, or was not asked; of several services, what all run
 * @param production the same
 * @param services each of several, in their order; none where there is one
 */
public record SiteStatus(
        RemoteHeads heads, JournalView journal, Optional<RevisionReading> staging,
        Optional<RevisionReading> production, List<ServiceStatus> services) {

    public SiteStatus {
        services = List.copyOf(services);
    }

    /** Of several services. */
    static SiteStatus of(RemoteHeads heads, JournalView journal, List<ServiceStatus> services) {
        return new SiteStatus(
                heads, journal, Optional.of(common(services, ServiceStatus::staging)),
                Optional.of(common(services, ServiceStatus::production)), services);
    }

    /** What all of them run; unknown where they differ, or one does not say. */
    private static RevisionReading common(
            List<ServiceStatus> services, Function<ServiceStatus, Optional<RevisionReading>> environment) {
        List<String> said = new ArrayList<>();
        for (ServiceStatus one : services) {
            switch (environment.apply(one).orElse(new Unknown("not asked"))) {
                case Unknown(String reason) -> {
                    return new Unknown(one.name() + ": " + reason);
                }
                case Reported(String text) -> said.add(text);
            }
        }
        String first = said.getFirst();
        return said.stream().allMatch(text -> text.startsWith(first) || first.startsWith(text))
                ? new Reported(first)
                : new Unknown(IntStream.range(0, said.size())
                        .mapToObj(at -> services.get(at).name() + " runs " + said.get(at))
                        .collect(Collectors.joining(", ")));
    }

    /** What production runs, held against the head of {@code release}. */
    public ProductionSeen productionSeen() {
        return seen(production, heads.production());
    }

    static ProductionSeen seen(Optional<RevisionReading> production, Optional<Sha> release) {
        return switch (production.orElse(new Unknown("production is not configured"))) {
            case Unknown(String reason) -> new ProductionSeen.Unknown(reason);
            case Reported(String text) when release.filter(head -> head.isReportedAs(text)).isPresent() ->
                new ProductionSeen.RunsRelease();
            case Reported(String text) -> new ProductionSeen.Drifted(text);
        };
    }
}
