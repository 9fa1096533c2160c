package lockstep.commands.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Cooldown;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Lockouts.Lockout;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ServiceLimits;

/**
 * What a run will have to wait for, by what is known of the service's limits and of earlier lockouts. Pure.
 *
 * @param suite what is to be run
 * @param limits what is known of the service
 * @param known lockouts of earlier runs
 * @param now when it would begin
 * @param deadline of the run
 */
record RunPlan(Suite suite, ServiceLimits limits, List<Lockout> known, Instant now, Duration deadline) {

    /** One gate's part: what it waits for before, and the lockout that it leaves. */
    private record Step(Gate gate, Duration waits, Duration leaves) {}

    RunPlan {
        known = List.copyOf(known);
    }

    /** Whether it has anything to say: lockouts within the run, or one that holds already. */
    boolean isWorthTelling() {
        return held(now).isPositive() || suite.gates().stream().filter(gate -> gate.load().meetsLimit()).count() > 1;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int chats = suite.gates().stream().mapToInt(gate -> gate.load().requests()).sum();
        String requests = suite.declaration().isPresent() ? " requests" : " chats";
        lines.add("plan: " + suite.gates().size() + " gates, at most " + chats + requests + ", about "
                + Durations.human(waiting(now)) + " of waiting for lockouts; the deadline is "
                + Durations.human(deadline));
        for (Step step : steps(now)) {
            if (step.waits().isPositive() || step.leaves().isPositive()) {
                String waits = step.waits().isPositive() ? ", waits " + Durations.human(step.waits()) : "";
                String leaves = step.leaves().isPositive()
                        ? ", leaves a lockout of " + Durations.human(step.leaves())
                        : "";
                lines.add("  " + step.gate().name() + ": " + step.gate().load().requests() + requests + waits + leaves);
            }
        }
        return lines;
    }

    /** Why there is no point in beginning, and when there is; empty where it fits. */
    Optional<String> obstacle() {
        Duration waiting = waiting(now);
        if (waiting.compareTo(deadline) < 0) {
            return Optional.empty();
        }
        return Optional.of("not run: the waits for rate limits take " + Durations.human(waiting)
                + ", and the deadline is " + Durations.human(deadline) + "; run again after "
                + earliest().truncatedTo(ChronoUnit.SECONDS) + ", or give `--deadline "
                + waiting.plusMinutes(2).toMinutes() + "m`");
    }

    /** When the present lockout is over, if that is enough; else when earlier ones are forgiven. */
    private Instant earliest() {
        Instant over = now.plus(held(now)).plusSeconds(1);
        if (waiting(over).compareTo(deadline) < 0) {
            return over;
        }
        return known.stream().map(Lockout::until).max(Instant::compareTo).orElse(now).plus(limits.forgiveAfter());
    }

    private Duration waiting(Instant begin) {
        return steps(begin).stream().map(Step::waits).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration held(Instant begin) {
        return known.stream().map(lockout -> Duration.between(begin, lockout.until()))
                .filter(Duration::isPositive).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private List<Step> steps(Instant begin) {
        Instant remembered = begin.minus(limits.forgiveAfter());
        int strikes = (int) known.stream().filter(lockout -> lockout.until().isAfter(remembered)).count();
        Duration locked = held(begin);
        List<Step> steps = new ArrayList<>();
        for (Gate gate : suite.gates()) {
            Load load = gate.load();
            boolean waits = load.requests() > 0 && locked.isPositive();
            Duration wait = waits ? locked.plus(Cooldown.ROUNDING) : Duration.ZERO;
            Duration leaves = load.meetsLimit() ? limits.lockoutAfter(strikes++) : Duration.ZERO;
            locked = load.meetsLimit() ? leaves : waits ? Duration.ZERO : locked;
            steps.add(new Step(gate, wait, leaves));
        }
        return steps;
    }
}
