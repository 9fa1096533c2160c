package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;

/**
 * The lockouts that are known: those that this run ran into, and those that earlier runs left behind. Safe to share
 * between threads.
 */
public final class Lockouts {

    /** Answers of one lockout differ by as much in when they say that it ends. */
    private static final Duration SAME = Duration.ofSeconds(5);

    private final List<Lockout> all = new ArrayList<>();

    /**
     * A time in which the service refuses to be asked.
     *
     * @param by the gate that met it
     * @param ofThisRun whether this run brought it about, or met it first
     */
    public record Lockout(GateName by, Instant since, Instant until, boolean ofThisRun) {

        public Duration length() {
            return Duration.between(since, until);
        }

        /** {@code burst_429 of this run}. */
        public String culprit() {
            return by + (ofThisRun ? " of this run" : " of an earlier run");
        }
    }

    public Lockouts() {}

    public Lockouts(List<Lockout> earlier) {
        earlier.forEach(one -> all.add(new Lockout(one.by(), one.since(), one.until(), false)));
    }

    /** Learns from an answer. */
    void note(GateName by, Observation seen, ServiceProfile profile, Instant now) {
        if (seen instanceof Answer answer && answer.status() == 429 && !profile.isOfAmount(answer)) {
            profile.cooldown(answer, now).filter(Duration::isPositive)
                    .ifPresent(time -> add(by, now, now.plus(time)));
        }
    }

    private synchronized void add(GateName by, Instant since, Instant until) {
        boolean known = all.stream().anyMatch(one ->
                !since.isAfter(one.until()) && !until.isAfter(one.until().plus(SAME)));
        if (!known) {
            all.add(new Lockout(by, since, until, true));
        }
    }

    /** The one that lasts longest of those that hold now. */
    public synchronized Optional<Lockout> at(Instant now) {
        return all.stream().filter(one -> one.until().isAfter(now)).max((a, b) -> a.until().compareTo(b.until()));
    }

    /** The last that this run met. */
    public synchronized Optional<Lockout> lastOfThisRun() {
        return all.stream().filter(Lockout::ofThisRun).reduce((before, last) -> last);
    }

    public synchronized List<Lockout> known() {
        return List.copyOf(all);
    }
}
