package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.SteadyClock;
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
        if (again.verdict() != Verdict.PASS) {
            return again;
        }
        return uptimes(again, context)
                .filter(Uptimes::isRestarted)
                .map(seen -> again.deciding(Decision.inconclusiveByTheService(seen.words())))
                .orElse(again);
    }

    /** Empty where the service does not tell its uptime. */
    private Optional<Uptimes> uptimes(GateResult again, GateContext context) {
        Optional<GateResult> before = context.earlier(first);
        Optional<Instant> begun = before.flatMap(GateResult::span).map(Span::from);
        Optional<Duration> last = again.observed().flatMap(context.profile()::uptime);
        if (begun.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Duration since = Duration.between(begun.get(), context.clock().instant());
        Duration leaps = context.clock() instanceof SteadyClock steady ? steady.leaps() : Duration.ZERO;
        return Optional.of(new Uptimes(
                before.flatMap(GateResult::observed).flatMap(context.profile()::uptime), last.get(),
                since.minus(leaps)));
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, expected);
    }
}
