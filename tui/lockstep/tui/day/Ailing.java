package lockstep.tui.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ServiceSeen;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/**
 * One of several services that fails in production by what it answered last, beside the one that is open.
 *
 * @param since when it began to; empty where that is not known
 */
public record Ailing(String service, String reason, Optional<Instant> since) {

    /** In the order of the services. */
    public static List<Ailing> of(UiState state) {
        EnvironmentFact production = state.sources().of(Environment.PRODUCTION);
        return production.fact().value().map(EnvironmentSeen::services).orElse(List.of()).stream()
                .filter(one -> !state.terms().opened().equals(Optional.of(one.name())))
                .flatMap(one -> reason(state, one).map(why -> new Ailing(one.name(), why,
                        Optional.ofNullable(production.servicesFailingSince().get(one.name())))).stream())
                .toList();
    }

    private static Optional<String> reason(UiState state, ServiceSeen one) {
        return one.production().failure()
                .or(() -> EnvironmentHealth.failedSmoke(state, one.name()).map(why -> "smoke failed: " + why));
    }

    /** In a few words. */
    public String words(Instant now) {
        return service + " FAILING" + since.map(then -> " for " + Ages.since(then, now)).orElse("");
    }
}
