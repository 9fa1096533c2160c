package lockstep.release.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.RunListener;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.suite.SuiteRunner;
import lockstep.release.deploy.LiveService;

/**
 * A small look at an environment, for whoever looks again and again: the revision, and the plain GETs of the smoke.
 * Nothing is posted, nothing recorded.
 *
 * @param at when it had answered
 * @param revision empty where nothing says how to ask for it
 */
public record EnvironmentLook(Instant at, Optional<RevisionReading> revision, List<GateResult> gates) {

    /** So that it is the answer that is late, and not the look. */
    private static final Duration LATER = Duration.ofSeconds(3);

    public EnvironmentLook {
        gates = List.copyOf(gates);
    }

    /** @param limit for each answer: one that takes longer is none */
    public static EnvironmentLook at(ReleaseSite site, Environment mode, Duration limit) {
        Deadline deadline = Deadline.in(limit.plus(LATER));
        LiveService service = site.service(mode);
        HttpSettings http = impatient(site.http(), limit);
        try (ServiceClient client = new ServiceClient(service.settings().base(), http, site.secrets())) {
            GateContext context = new GateContext(
                    client, mode, deadline, site.waiting(), site.clock(), RunListener.silent(), new Lockouts(),
                    List.of());
            List<GateResult> gates = new SuiteRunner(site.secrets())
                    .run(site.suites().watched(mode), context);
            Optional<RevisionReading> revision = service.tellsItsRevision()
                    ? Optional.of(service.revision(client, deadline))
                    : Optional.empty();
            return new EnvironmentLook(site.clock().instant(), revision, gates);
        }
    }

    private static HttpSettings impatient(HttpSettings usual, Duration limit) {
        return usual.withTimes(
                shorter(usual.connect(), limit), shorter(usual.read(), limit), shorter(usual.call(), limit));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
