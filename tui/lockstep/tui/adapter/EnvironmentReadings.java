package lockstep.tui.adapter;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.process.SideBySide;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;
import lockstep.tui.api.EnvironmentSeen;
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
        List<ReleaseSite> all = Stream.concat(Stream.of(now), others.stream()).toList();
        List<EnvironmentSeen> said = SideBySide.each(all, one -> askOne(one, environment));
        EnvironmentSeen seen = said.getFirst();
        Map<ReleaseSite, EnvironmentSeen> answers = new IdentityHashMap<>();
        IntStream.range(0, all.size()).forEach(at -> answers.put(all.get(at), said.get(at)));
        List<ServiceSeen> services = !environment.isProduction() ? List.of() : looking.services().stream()
                .flatMap(one -> one.serviceName().stream().map(name -> new ServiceSeen(
                        name.word(), answers.getOrDefault(one, seen))))
                .toList();
        return new EnvironmentSeen(seen.live(), seen.gates(), services);
    }

    private static EnvironmentSeen askOne(ReleaseSite site, Environment environment) {
        EnvironmentLook look = EnvironmentLook.at(site, environment, ONE_LOOK);
        return new EnvironmentSeen(look.revision().orElseGet(() -> new RevisionReading.Unknown(
                "environments." + environment.name() + ".revision is not configured")), look.gates());
    }
}
