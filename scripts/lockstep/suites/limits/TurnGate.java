package lockstep.suites.limits;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Durations;
import lockstep.gates.gate.BurstGate;
import lockstep.gates.gate.Cooldown;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * A gate that waits for its turn: until other gates are over, until the limit that some of them ran into has ended,
 * and until one more chat is within the pace.
 *
 * @param limiters gates that leave the service limited; their longest {@code Retry-After} is waited out
 */
public record TurnGate(Gate gate, Set<GateName> after, Set<GateName> limiters, Pacer pacer) implements Gate {

    public TurnGate {
        Set<GateName> all = new HashSet<>(after);
        all.addAll(limiters);
        all.addAll(gate.after());
        after = Set.copyOf(all);
        limiters = Set.copyOf(limiters);
    }

    /** The same gate, no faster than the pace. */
    public static TurnGate paced(Gate gate, Pacer pacer) {
        return new TurnGate(gate, Set.of(), Set.of(), pacer);
    }

    /** The same gate, once these are over. */
    public static TurnGate after(Collection<GateName> others, Gate gate) {
        return new TurnGate(gate, Set.copyOf(others), Set.of(), new Pacer(Pace.FREE));
    }

    @Override
    public GateName name() {
        return gate.name();
    }

    /** Lockouts of ten minutes occur; the deadline of the run still holds. */
    @Override
    public Duration limit() {
        return gate.limit().plus(Duration.ofHours(1));
    }

    @Override
    public GateResult run(GateContext context) {
        Optional<Duration> cooldown = longestCooldown(context);
        if (cooldown.isPresent()) {
            String asked = Durations.human(cooldown.get());
            Duration wait = cooldown.get().plus(Cooldown.ROUNDING);
            if (!context.waitFor(name(), wait, "waiting out Retry-After of " + asked)) {
                return unasked(Verdict.INCONCLUSIVE, "the service is limited, and its Retry-After of " + asked
                        + " is beyond the deadline");
            }
        }
        return pacer.awaitTurn(context, name())
                ? gate.run(context)
                : unasked(Verdict.INCONCLUSIVE, "no time was left to keep to the pace");
    }

    private Optional<Duration> longestCooldown(GateContext context) {
        return limiters.stream()
                .flatMap(limiter -> context.earlier(limiter).stream())
                .flatMap(result -> result.observed().stream())
                .map(observed -> observed.fields().get(BurstGate.COOLDOWN))
                .filter(Long.class::isInstance)
                .map(ms -> Duration.ofMillis((Long) ms))
                .max(Comparator.naturalOrder());
    }

    @Override
    public GateResult unasked(Verdict verdict, String reason) {
        return gate.unasked(verdict, reason);
    }
}
