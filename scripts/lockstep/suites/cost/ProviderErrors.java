package lockstep.suites.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Decision;
import lockstep.suites.limits.ChatOutcome;

/**
 * What chats that were let through say of a breaker that was not seen open. Breakers count in several ways: failures in
 * a row, or within a time. Only errors of the provider that are both must open every one of them, and that it is open
 * only a chat after them shows. Not for several threads.
 */
final class ProviderErrors {

    /** How long a breaker stays open at least: by default it does for twice as long. */
    private static final Duration OPEN = Duration.ofMinutes(1);

    private final int threshold;
    private final Duration window;
    private final Deque<Instant> inRow = new ArrayDeque<>();
    /** When it had to open. */
    private Optional<Instant> due = Optional.empty();
    private boolean isLetThrough;
    private int chats;
    private int errors;
    private int timeouts;
    private int others;

    private enum Kind {
        ANSWER, ERROR,
        /** A provider that is too slow; a breaker need not count it. */
        TIMEOUT,
        /** A text that was blocked, say: whether the provider was asked at all is not known. */
        OTHER;

        private static final Set<String> OF_PROVIDERS = Set.of("PROVIDER", "UPSTREAM");

        static Kind of(String failure) {
            String type = failure.toUpperCase(Locale.ROOT);
            if (type.contains("TIMEOUT")) {
                return TIMEOUT;
            }
            return Arrays.stream(type.split("[^A-Z]+")).anyMatch(OF_PROVIDERS::contains) ? ERROR : OTHER;
        }
    }

    /**
     * @param threshold failures that open the breaker
     * @param window how long it counts each of them
     */
    ProviderErrors(int threshold, Duration window) {
        this.threshold = threshold;
        this.window = window;
    }

    /** One more chat, by when it was answered. */
    void add(ChatOutcome outcome, Instant at) {
        switch (outcome) {
            case ChatOutcome.Answered(Optional<String> failure) ->
                    add(failure.map(Kind::of).orElse(Kind.ANSWER), at);
            case ChatOutcome.Failed(int status, String failure) -> add(Kind.of(failure), at);
            case ChatOutcome.BudgetBlock block -> { }
            case ChatOutcome.Limited limited -> { }
            case ChatOutcome.BreakerOpen open -> { }
            case ChatOutcome.Improper improper -> { }
        }
    }

    private void add(Kind kind, Instant at) {
        chats++;
        isLetThrough |= kind != Kind.OTHER && due.filter(since -> isWithin(OPEN, since, at)).isPresent();
        switch (kind) {
            case ERROR -> errors++;
            case TIMEOUT -> timeouts++;
            case OTHER -> others++;
            case ANSWER -> { }
        }
        if (kind != Kind.ERROR) {
            inRow.clear();
            return;
        }
        inRow.addLast(at);
        if (inRow.size() > threshold) {
            inRow.removeFirst();
        }
        if (inRow.size() == threshold && isWithin(window, inRow.peekFirst(), at)) {
            due = Optional.of(at);
        }
    }

    private static boolean isWithin(Duration time, Instant since, Instant at) {
        return Duration.between(since, at).compareTo(time) < 0;
    }

    /** What is said where it was not seen open. */
    Decision neverOpen() {
        String seen = "never open in " + chats + " chats: ";
        if (errors + timeouts + others == 0) {
            return Decision.inconclusive(seen + "none says that the provider failed, so whether it did is not known");
        }
        String failed = seen + errors + " failed by an error of the provider";
        if (isLetThrough) {
            return Decision.fail(failed + ", and after " + threshold
                    + " of them in a row, which were to open it, another was let through");
        }
        if (due.isPresent() && inRow.size() == threshold) {
            return Decision.inconclusive(seen + "the last " + threshold + " failed by an error of the provider, and "
                    + "whether that opened it only another chat shows: give more attempts");
        }
        return Decision.inconclusive(failed
                + (timeouts > 0 ? ", " + timeouts + " by TIMEOUT, which a breaker need not count" : "")
                + (others > 0 ? ", " + others + " by what is no error of the provider" : "")
                + ", and " + threshold + " in a row within " + Durations.human(window)
                + " were to open it: give more attempts while the provider fails");
    }
}
