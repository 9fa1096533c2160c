package lockstep.tui.state;

import java.time.Duration;
import lockstep.base.release.Environment;
import lockstep.tui.api.ReleaseSeen;

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
     * Production runs something else than its branch says, and neither was said long ago. While a canary is open, what
     * answers may be the canary; while something is moved from here, and until that is read back, the branch is ahead
     * of what is known of it.
     */
    public static boolean showsDrift(UiState state) {
        boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
        return !moving && !state.unread() && state.standing().filter(ReleaseSeen::hasDrifted)
                .filter(seen -> seen.git().openCanary().isEmpty()).isPresent() && ofGit(state)
                && isFresh(state.sources().of(Environment.PRODUCTION).fact(), state);
    }
}
