package lockstep.tui.keys;

import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.Situation;
import lockstep.tui.state.Day;
import lockstep.tui.state.Page;
import lockstep.tui.state.Step;
import lockstep.tui.state.StepLine;
import lockstep.tui.state.StepState;
import lockstep.tui.state.UiState;

/** Why something cannot be done just now, in words for the operator; empty where it can. */
public final class Permits {

    private static final String READING = "the remote is still being read";

    private Permits() {}

    static String always(UiState state) {
        return "";
    }

    /** What Enter does on this page. */
    public static String open(UiState state) {
        return switch (state.page()) {
            case WALK -> step(state, state.step());
            case GATES -> state.shownRun().isEmpty() ? "no gates were run yet; r runs them" : "";
            case LOG -> state.standing().isEmpty() ? READING : "";
            case ROLLBACK -> rollBack(state);
            case DRILLS -> work(state);
        };
    }

    /** Whether a step of the day can be done. */
    public static String step(UiState state, Step step) {
        if (state.standing().isEmpty()) {
            return READING;
        }
        StepLine line = new Day(state).line(step);
        if (line.state() == StepState.RUNNING) {
            return "this step is going on";
        }
        if (line.state() == StepState.LATER) {
            return "first: " + new Day(state).next().title().toLowerCase(Locale.ROOT);
        }
        return switch (step) {
            case CANDIDATE -> pick(state);
            case STAGING -> state.looking() ? "it is being read" : "";
            case GATES -> gates(state);
            case PROMOTE -> line.state() == StepState.DONE ? "" : promote(state);
            case EVIDENCE, DEPLOY -> line.state() == StepState.DONE ? "" : work(state);
            case DECISION -> line.state() == StepState.DONE && new Day(state).isReleased(state.chosen().get())
                    ? "it is decided and done" : idle(state);
            case SMOKE, LOGGED -> "";
        };
    }

    private static String pick(UiState state) {
        String why = candidate(state);
        return why.isEmpty() && state.inPane() && state.cursor() < state.candidates().size()
                ? forbidden(state.candidates().get(state.cursor()))
                : why;
    }

    /** The policy says the same; here it is said before anything is tested in vain. */
    private static String forbidden(Candidate candidate) {
        return candidate.byPaths()
                .filter(ClassByPaths::isForbidden)
                .map(demanded -> candidate.sha().abbreviated() + " is refused: " + demanded.why())
                .orElse("");
    }

    private static String promote(UiState state) {
        String why = state.standing()
                .flatMap(standing -> state.chosen().flatMap(standing::candidate))
                .map(Permits::forbidden)
                .orElse("");
        return why.isEmpty() ? work(state) : why;
    }

    static String run(UiState state) {
        return switch (state.page()) {
            case DRILLS -> work(state);
            case LOG, ROLLBACK -> "r runs gates: on the walkthrough (w), the gates (g) and the drills (d)";
            case WALK, GATES -> gates(state);
        };
    }

    private static String gates(UiState state) {
        if (state.standing().isEmpty()) {
            return READING;
        }
        if (state.chosen().isEmpty()) {
            return "pick a candidate first (w, then Enter)";
        }
        Sha chosen = state.chosen().get();
        if (!state.standing().get().staging().runs(chosen)) {
            return "staging does not run " + chosen.abbreviated() + ", so its gates would say nothing of it";
        }
        return work(state);
    }

    static String rollback(UiState state) {
        if (state.standing().isEmpty()) {
            return READING;
        }
        return state.standing().flatMap(Situation::release).isEmpty() ? "nothing was released yet" : "";
    }

    private static String rollBack(UiState state) {
        String why = rollback(state);
        if (!why.isEmpty()) {
            return why;
        }
        Optional<KnownGood> target = target(state);
        if (target.isEmpty()) {
            return "the log shows no commit that was healthy in production; release a fix instead";
        }
        if (state.standing().flatMap(Situation::release).equals(target.map(KnownGood::sha))) {
            return state.terms().productionBranch() + " is already at " + target.get().sha().abbreviated();
        }
        if (state.standing().flatMap(Situation::open).isPresent()) {
            return state.standing().get().open().get().id() + " is unfinished: finish it first (w, Enter)";
        }
        return state.trigger().isBlank() ? "name the trigger first (t)" : work(state);
    }

    /** The known-good commit that the cursor is on. */
    public static Optional<KnownGood> target(UiState state) {
        return state.standing()
                .map(Situation::knownGood)
                .filter(known -> state.cursor() < known.size())
                .map(known -> known.get(state.cursor()));
    }

    static String candidate(UiState state) {
        return state.candidates().isEmpty() ? "there is nothing new to release" : idle(state);
    }

    static String declare(UiState state) {
        return state.chosen().isEmpty() ? "pick a candidate first" : idle(state);
    }

    static String log(UiState state) {
        return state.standing().isEmpty() ? READING : "";
    }

    static String look(UiState state) {
        return state.looking() ? "it is being read" : "";
    }

    static String copy(UiState state) {
        if (state.page() == Page.LOG) {
            boolean none = state.standing().map(standing -> state.log().entries(standing).isEmpty()).orElse(true);
            return none ? "no entry is selected" : "";
        }
        return state.chosen().isEmpty() && state.page() == Page.WALK ? "no candidate is picked" : "";
    }

    static String idle(UiState state) {
        return state.operation().map(going -> going.title() + " is going on").orElse("");
    }

    static String work(UiState state) {
        return state.readonly() ? "this is --readonly: it only looks" : idle(state);
    }
}
