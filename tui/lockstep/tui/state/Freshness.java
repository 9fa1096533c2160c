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

    /** Production runs something else than its branch says, and neither was said long ago. */
    public static boolean showsDrift(UiState state) {
        return isSettled(state) && state.standing().filter(ReleaseSeen::hasDrifted).isPresent()
                && isFresh(state.sources().of(Environment.PRODUCTION).fact(), state);
    }

    /**
     * Whether production has to run what its branch says. While a canary is open, what answers may be the canary. While
     * something is moved, by whomever, production follows its branch. What was read of the branch before production
     * changed says nothing of it; nor does what was read before something was moved from here.
     */
    public static boolean isSettled(UiState state) {
        boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
        boolean readSince = state.sources().production().changed()
                .map(then -> state.sources().git().seenAt().filter(read -> !read.isBefore(then)).isPresent())
                .orElse(true);
        return !moving && !state.unread() && ofGit(state) && readSince && state.standing()
                .filter(seen -> seen.open().isEmpty() && seen.git().openCanary().isEmpty()).isPresent();
    }
}
