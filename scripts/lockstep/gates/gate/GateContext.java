package lockstep.gates.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.text.Durations;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;

/**
 * What a gate is given to do its work with.
 *
 * @param deadline of this gate
 * @param lockouts what is known of limits that were met
 * @param earlier the results of the gates it waited for
 * @param captured what gates of this run took from answers for those after them
 * @param profile what is known of the service's answers
 */
public record GateContext(
        ServiceClient client,
        Environment mode,
        Deadline deadline,
        Waiting waiting,
        InstantSource clock,
        RunListener listener,
        Lockouts lockouts,
        List<GateResult> earlier,
        Captured captured,
        ServiceProfile profile) {

    /** People are turned away meanwhile: a failure at once. */
    public static final Decision TURNED_AWAY = Decision.fail("unexpected 429: in production, a rollback trigger");

    public GateContext {
        earlier = List.copyOf(earlier);
    }

    /** With nothing captured yet, of a service of which nothing is known. */
    public GateContext(
            ServiceClient client, Environment mode, Deadline deadline, Waiting waiting, InstantSource clock,
            RunListener listener, Lockouts lockouts, List<GateResult> earlier) {
        this(client, mode, deadline, waiting, clock, listener, lockouts, earlier, new Captured(),
                ServiceProfile.http());
    }

    /** Asks the service, and remembers the lockout where it answers with one. */
    public Observation ask(GateName gate, Request request) {
        Observation seen = client.call(request, deadline);
        lockouts.note(gate, seen, profile, clock.instant());
        return seen;
    }

    /** Waits until no known lockout holds any more; else why there is no point in asking. */
    public Optional<String> awaitLockout(GateName gate) {
        Optional<Lockouts.Lockout> known = lockouts.at(clock.instant());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Lockouts.Lockout lockout = known.get();
        Duration left = Duration.between(clock.instant(), lockout.until());
        String what = "the rate limit that " + lockout.culprit() + " met";
        String why = "waiting out " + what + ", " + Durations.human(left) + " more";
        if (waitOut(gate, left, why)) {
            return Optional.empty();
        }
        return Optional.of("not run: " + what + " lasts until " + lockout.until().truncatedTo(ChronoUnit.SECONDS)
                + ", later than the deadline; run again then");
    }

    /** Holds what was seen against what was expected. */
    public Decision judge(Observation seen, Expectation expected) {
        return Evaluation.evaluate(seen, expected, profile);
    }

    /** What a 429 that nobody expects comes to where there are users (docs/policy.md#rollback-triggers). */
    public Optional<Decision> turnedAway(Observation seen) {
        return mode.hasUsers() && seen instanceof Answer answer && answer.status() == 429
                ? Optional.of(TURNED_AWAY)
                : Optional.empty();
    }

    /** What evidence keeps of it. */
    public Observed kept(Observation seen) {
        return Observed.of(seen, profile);
    }

    /** How long an answer asks to be left alone. */
    public Optional<Duration> cooldown(Answer answer) {
        return profile.cooldown(answer, clock.instant());
    }

    /** The same, of a service of which more is known. */
    public GateContext of(ServiceProfile known) {
        return new GateContext(
                client, mode, deadline, waiting, clock, listener, lockouts, earlier, captured, known);
    }

    public GateContext heardBy(RunListener other) {
        return new GateContext(client, mode, deadline, waiting, clock, other, lockouts, earlier, captured, profile);
    }

    public GateContext forGate(Deadline deadline, List<GateResult> earlier) {
        return new GateContext(client, mode, deadline, waiting, clock, listener, lockouts, earlier, captured, profile);
    }

    public Optional<GateResult> earlier(GateName gate) {
        return earlier.stream().filter(result -> result.name().equals(gate)).findFirst();
    }

    /** The same for a time that the service itself said: it counts whole seconds, and may have rounded down. */
    public boolean waitOut(GateName gate, Duration said, String why) {
        return waitFor(gate, said.plus(Cooldown.ROUNDING), why);
    }

    /** The same, in the usual words, of a limit that was met. */
    public boolean waitOut(GateName gate, Duration retryAfter) {
        return waitOut(gate, retryAfter, "limited; waiting out Retry-After of " + Durations.human(retryAfter));
    }

    /** Waits if there is time for it, and for an answer after it; otherwise returns false at once. */
    public boolean waitFor(GateName gate, Duration time, String why) {
        if (!deadline.leavesTimeFor(time)) {
            return false;
        }
        listener.note(gate, why);
        return waiting.passed(time);
    }
}
