package lockstep.tui.update;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.Live;
import lockstep.tui.api.Situation;
import lockstep.tui.state.Day;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Page;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** Reading where the release stands, and taking it in. */
final class Looking {

    private Looking() {}

    static Transition begin(UiState state) {
        return state.looking() ? Transition.to(state) : Transition.to(state.withLooking(true), new Effect.Look());
    }

    static Transition done(UiState before, Situation standing) {
        boolean first = before.standing().isEmpty();
        UiState state = before.withLooking(false).withStanding(Optional.of(standing));
        if (first || changed(before.standing().get(), standing)) {
            state = journal(state, standing);
        }
        for (String problem : standing.problems()) {
            state = first ? state.wrote(Tone.UNSURE, problem) : state;
        }
        return Transition.to(first ? resumed(state, standing) : Following.on(before, state.withCursor(kept(state))));
    }

    static Transition failed(UiState before, UiEvent.LookFailed failed) {
        UiState state = before.withLooking(false).wrote(Tone.BAD, failed.message());
        return Transition.to(state.withNotice(failed.message() + ". " + failed.remedy()));
    }

    /** Where the last session, here or elsewhere, left off. */
    private static UiState resumed(UiState before, Situation standing) {
        Optional<Sha> open = standing.open().map(intent -> intent.target());
        UiState state = before;
        if (open.isPresent()) {
            state = state.withChosen(open).wrote(Tone.UNSURE, standing.open().get().id() + " is unfinished, begun by "
                    + standing.open().get().operator());
        } else if (tested(standing).isPresent()) {
            state = state.withChosen(tested(standing));
        } else if (standing.candidates().isEmpty()) {
            state = state.withChosen(standing.release());
        }
        if (state.chosen().isPresent() || standing.candidates().isEmpty()) {
            return state.withStep(new Day(state).next()).withInPane(false);
        }
        return state.withCursor(runningOnStaging(standing));
    }

    /** The newest candidate that somebody has begun to test. */
    private static Optional<Sha> tested(Situation standing) {
        return standing.candidates().stream()
                .filter(one -> !one.isForbidden())
                .map(Candidate::sha)
                .filter(sha -> standing.stagingRun(sha).isPresent())
                .findFirst();
    }

    /** The cursor begins at what staging runs: that is what can be tested. */
    private static int runningOnStaging(Situation standing) {
        for (int i = 0; i < standing.candidates().size(); i++) {
            if (standing.staging().runs(standing.candidates().get(i).sha())) {
                return i;
            }
        }
        return 0;
    }

    private static int kept(UiState state) {
        int rows = state.page() == Page.ROLLBACK
                ? state.standing().map(standing -> standing.knownGood().size()).orElse(0)
                : state.page() == Page.WALK ? Math.max(state.candidates().size(), 40) : Integer.MAX_VALUE;
        return Math.clamp(state.cursor(), 0, Math.max(0, rows - 1));
    }

    private static boolean changed(Situation one, Situation other) {
        return !one.main().equals(other.main()) || !one.release().equals(other.release())
                || !one.staging().equals(other.staging()) || !one.production().equals(other.production());
    }

    private static UiState journal(UiState state, Situation standing) {
        String heads = state.terms().stagingBranch() + " " + standing.main().abbreviated() + ", "
                + state.terms().productionBranch() + " " + standing.release().map(Sha::abbreviated)
                        .orElse("not there yet");
        UiState read = state.wrote(Tone.DONE, heads + " at " + state.terms().remote());
        return read.wrote(standing.hasDrifted() ? Tone.BAD : Tone.DONE, "staging runs " + words(standing.staging())
                + ", production runs " + words(standing.production()) + (standing.hasDrifted() ? ": DRIFT" : ""));
    }

    private static String words(Live live) {
        return live.brief().orElse("? (" + live.trouble() + ")");
    }
}
