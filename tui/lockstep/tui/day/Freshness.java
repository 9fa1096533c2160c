package lockstep.tui.day;

import java.time.Duration;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** Whether what was said of the remote is the present. What two sources say is held together only while both are. */
public final class Freshness {

    private Freshness() {}

    public static boolean ofGit(UiState state) {
        return isFresh(state.sources().git(), state);
    }

    private static boolean isFresh(Fact<?> fact, UiState state) {
        Duration poll = state.poll().orElse(Sources.USUAL_POLL);
        return fact.value().isPresent() && !fact.isStale(state.now(), poll);
    }

    /** How old it is, where it is the past; empty where it is not. */
    public static String asOf(UiState state) {
        Fact<?> git = state.sources().git();
        return ofGit(state) ? ""
                : git.age(state.now()).map(age -> "as of " + Ages.brief(age) + " ago").orElse("");
    }

    /**
     * Production runs something else than its branch says, and neither was said long ago. While something is moved, by
     * whomever, it may still run what it is moved from.
     */
    public static boolean showsDrift(UiState state) {
        return isReadSince(state) && state.standing().filter(ReleaseSeen::hasDrifted)
                .filter(seen -> seen.open().isEmpty() || !isBetween(seen)).isPresent()
                && isFresh(state.sources().of(Environment.PRODUCTION).fact(), state);
    }

    private static boolean isBetween(ReleaseSeen seen) {
        return Stream.concat(seen.open().map(OpenIntent::target).stream(), seen.git().logged().stream())
                .anyMatch(seen.production()::runs);
    }

    /** Whether production has to run what its branch says. */
    public static boolean isSettled(UiState state) {
        return isReadSince(state) && state.standing().filter(seen -> seen.open().isEmpty()).isPresent();
    }

    /**
     * Whether the branch was read since production said something new, and since something was moved from here. While a
     * canary is open, what answers may be the canary.
     */
    private static boolean isReadSince(UiState state) {
        boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
        boolean readSince = state.sources().production().changed()
                .map(then -> state.sources().git().seenAt().filter(read -> !read.isBefore(then)).isPresent())
                .orElse(true);
        return !moving && !state.unread() && ofGit(state) && readSince && state.standing()
                .filter(seen -> seen.git().openCanary().isEmpty()).isPresent();
    }
}
