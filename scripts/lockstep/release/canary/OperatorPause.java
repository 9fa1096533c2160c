package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;

/**
 * Whether an operator paused the canary, as whoever carries it knows: read from the remote from time to time. While it
 * cannot be read, what was known last holds.
 */
final class OperatorPause {

    /** Reading the remote at every look would cost more than the looks. */
    private static final Duration SELDOM = Duration.ofSeconds(2);
    /** A remote that hangs must not keep looks from being made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Function<Deadline, CanaryView> reading;
    private final CanaryListener listener;
    private final Duration between;
    private Optional<CanaryState> now = Optional.empty();
    private boolean was;
    private Instant next;

    OperatorPause(
            Function<Deadline, CanaryView> reading, CanaryListener listener, Duration interval, Instant at) {
        this.reading = reading;
        this.listener = listener;
        this.between = interval.compareTo(SELDOM) < 0 ? SELDOM : interval;
        this.next = at;
    }

    /** Reads it again where it is time to. */
    void look(Instant at) {
        if (at.isBefore(next)) {
            return;
        }
        try {
            CanaryView view = reading.apply(Deadline.in(PATIENCE));
            was |= view.wasPaused();
            learn(view.pause());
            next = at.plus(between);
        } catch (LockstepError e) {
            next = at.plus(between.compareTo(AFTER_TROUBLE) < 0 ? AFTER_TROUBLE : between);
        }
    }

    void learn(Optional<CanaryState> pause) {
        boolean isNews = !now.map(CanaryState::number).equals(pause.map(CanaryState::number));
        now = pause;
        was |= isOn();
        if (isNews) {
            listener.step(words().map(words -> words + "; no more traffic and no pass until `run-canary --resume`")
                    .orElse("resumed"));
        }
    }

    boolean isOn() {
        return now.isPresent();
    }

    /** Whether it ever was. */
    boolean was() {
        return was;
    }

    /** Who paused it and why; empty where nobody does. */
    Optional<String> words() {
        return now.map(pause -> Sanitiser.line("paused by " + pause.operator() + ": " + pause.words()));
    }
}
