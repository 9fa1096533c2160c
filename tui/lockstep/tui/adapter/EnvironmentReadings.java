package lockstep.tui.adapter;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Live;
import lockstep.tui.api.ServiceSeen;

/**
 * What the environments of a release answer now: of several services, each beside the others.
 *
 * @param looking at all services
 */
record EnvironmentReadings(ReleaseSite looking) {

    static final Duration ONE_LOOK = Duration.ofSeconds(12);

    /** @param now the service that is looked at; in production the others are asked as well */
    EnvironmentSeen ask(ReleaseSite now, Environment environment) {
        List<ReleaseSite> others = !environment.isProduction() ? List.of() : looking.services().stream()
                .filter(one -> !one.serviceName().equals(now.serviceName())).toList();
        Map<ReleaseSite, EnvironmentSeen> answers = sideBySide(now, others, environment);
        EnvironmentSeen seen = answers.get(now);
        List<ServiceSeen> services = !environment.isProduction() ? List.of() : looking.services().stream()
                .flatMap(one -> one.serviceName().stream().map(name -> new ServiceSeen(
                        name.word(), answers.getOrDefault(one, seen))))
                .toList();
        return new EnvironmentSeen(seen.live(), seen.gates(), services);
    }

    /** One that hangs must not keep the others waiting. */
    private static Map<ReleaseSite, EnvironmentSeen> sideBySide(
            ReleaseSite now, List<ReleaseSite> others, Environment environment) {
        Map<ReleaseSite, CompletableFuture<EnvironmentSeen>> asked = new IdentityHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ReleaseSite one : Stream.concat(Stream.of(now), others.stream()).toList()) {
                asked.put(one, CompletableFuture.supplyAsync(() -> askOne(one, environment), threads));
            }
            Map<ReleaseSite, EnvironmentSeen> answers = new IdentityHashMap<>();
            asked.forEach((one, answer) -> answers.put(one, answer.join()));
            return answers;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static EnvironmentSeen askOne(ReleaseSite site, Environment environment) {
        EnvironmentLook look = EnvironmentLook.at(site, environment, ONE_LOOK);
        return new EnvironmentSeen(look.revision().map(EnvironmentReadings::live)
                .orElseGet(() -> Live.unknown("environments." + environment.name() + ".revision is not configured")),
                look.gates());
    }

    private static Live live(RevisionReading reading) {
        return switch (reading) {
            case RevisionReading.Reported(String text) -> new Live(Optional.of(text), "");
            case RevisionReading.Unknown(String reason) -> Live.unknown(reason);
        };
    }
}
