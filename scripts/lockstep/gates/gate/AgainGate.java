package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.http.Request;

/**
 * The claim that what was right at the start still is when everything else is over, and that the service did not
 * restart meanwhile, as far as it tells its uptime.
 *
 * @param first the gate that asked the same at the start
 * @param after what has to be over
 */
public record AgainGate(GateName name, GateName first, Request request, Expectation expected, Set<GateName> after)
        implements Gate {

    /** An uptime counts whole seconds; and the clocks of two machines do not run quite alike. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    public AgainGate {
        after = Set.copyOf(after);
    }

    @Override
    public Set<GateName> needs() {
        return Set.of(first);
    }

    @Override
    public GateResult run(GateContext context) {
        GateResult again = new RequestGate(name, request, expected, Set.of()).run(context);
        Optional<Instant> begun = context.earlier(first).flatMap(GateResult::span).map(Span::from);
        Optional<Duration> uptime = again.observed().flatMap(seen -> uptime(seen, context.profile()));
        if (again.verdict() != Verdict.PASS || begun.isEmpty() || uptime.isEmpty()) {
            return again;
        }
        Duration since = Duration.between(begun.get(), context.clock().instant());
        return uptime.get().plus(ROUNDING).compareTo(since) < 0
                ? again.deciding(Decision.inconclusiveByTheService(
                        "the service restarted while the gates ran: it is up for "
                                + uptime.get().toSeconds() + " s, and the run began " + since.toSeconds() + " s ago"))
                : again;
    }

    private static Optional<Duration> uptime(Observed seen, ServiceProfile profile) {
        return profile.uptime().map(seen.fields()::get).orElse(null) instanceof Number seconds
                        && seconds.doubleValue() >= 0
                ? Optional.of(Duration.ofMillis((long) (seconds.doubleValue() * 1_000)))
                : Optional.empty();
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, expected);
    }
}
