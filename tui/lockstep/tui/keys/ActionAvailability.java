package lockstep.tui.keys;

import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepLine;
import lockstep.tui.day.StepState;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.Fact;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Runs;
import lockstep.tui.state.Selected;
import lockstep.tui.state.StagingRuns;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** Why something cannot be done just now, in words for the operator; empty where it can. */
public final class ActionAvailability {

    static final String READONLY = "this is --readonly: it only looks";
    private static final String READING = "the remote is still being read";

    private ActionAvailability() {}

    static String always(UiState state) {
        return "";
    }

    /** What Enter does on this page. */
    public static String open(UiState state) {
        return switch (state.page()) {
            case HOME -> Rows.service(state).isPresent() ? idle(state) : home(state);
            case WALK -> step(state, state.step());
            case GATES -> state.shownRun().isEmpty()
                    ? "no gates were run yet; " + state.key(KeyAction.RUN) + " runs them" : "";
            case LOG -> state.standing().isEmpty() ? reading(state) : "";
            case ROLLBACK -> rollBack(state);
            case DRILLS -> work(state);
            case PIPELINE -> state.sources().pipeline().value().isEmpty() ? "it is being read" : "";
            default -> "";
        };
    }

    /** Whether a step of the day can be done. */
    public static String step(UiState state, Step step) {
        if (state.standing().isEmpty()) {
            return reading(state);
        }
        StepLine line = new Day(state).line(step);
        if (state.unread() && line.state() == StepState.LATER && state.sources().git().trouble().isPresent()) {
            return "what was done last cannot be read back; " + state.key(KeyAction.LOOK) + " asks the remote again";
        }
        if (line.state() == StepState.RUNNING) {
            return state.unread() ? "what was recorded just now is still being read" : "this step is running";
        }
        if (line.state() == StepState.LATER) {
            return "first: " + new Day(state).next().title().toLowerCase(Locale.ROOT);
        }
        return switch (step) {
            case CANDIDATE -> pick(state);
            case STAGING -> "";
            case GATES -> gates(state, nextService(state).isPresent());
            case PROMOTE -> line.state() == StepState.DONE ? "" : promote(state);
            case EVIDENCE, DEPLOY -> line.state() == StepState.DONE ? "" : work(state);
            case DECISION -> line.state() == StepState.DONE && new Day(state).isReleased(state.chosen().get())
                    ? "it is decided and done" : idle(state);
            case SMOKE -> line.state() == StepState.READY ? work(state) : "";
            case LOGGED -> "";
        };
    }

    private static String home(UiState state) {
        Next next = Next.first(state);
        return switch (next.what()) {
            case NOTHING -> next.words();
            case ABORT -> PipelineAvailability.abort(state);
            case FINISH -> work(state);
            case STEP -> step(state, new Day(state).next());
            case PICK -> idle(state);
            case ROLL_BACK, CHOOSE, LOOK, DRIFT, GATES, STOP -> "";
        };
    }

    private static String pick(UiState state) {
        String why = candidate(state);
        if (why.isEmpty() && state.inPane() && state.cursor() >= Rows.candidates(state).size()) {
            return "no commit is selected";
        }
        return why.isEmpty() && state.inPane()
                ? forbidden(Rows.candidates(state).get(state.cursor()))
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
                .map(ActionAvailability::forbidden)
                .orElse("");
        return why.isEmpty() ? work(state) : why;
    }

    static String run(UiState state) {
        return switch (state.page()) {
            case DRILLS -> work(state);
            case HOME, WALK, GATES -> Runs.drill(state).isPresent() ? work(state) : gates(state, false);
            default ->
                state.key(KeyAction.RUN) + " runs gates: on the walkthrough (" + state.key(KeyAction.WALK)
                        + "), the gates ("
                        + state.key(KeyAction.GATES) + ") and the drills (" + state.key(KeyAction.DRILLS) + ")";
        };
    }

    /** @param elsewhere whether another service than the open one is asked, which says itself what it runs */
    private static String gates(UiState state, boolean elsewhere) {
        if (state.standing().isEmpty()) {
            return reading(state);
        }
        if (Runs.environment(state).isProduction()) {
            return Runs.commit(state).isEmpty() ? "nothing was released yet" : work(state);
        }
        if (state.chosen().isEmpty()) {
            return pickFirst(state);
        }
        Sha chosen = state.chosen().get();
        if (!state.standing().get().staging().runs(chosen) && !elsewhere) {
            return "staging does not run " + chosen.abbreviated() + ", so its gates cannot test this commit";
        }
        return work(state);
    }

    /** Whose gates are to be run next: one of several services that has no run, and is not the one that is open. */
    public static Optional<String> nextService(UiState state) {
        return state.standing()
                .flatMap(standing -> state.chosen().flatMap(chosen -> new StagingRuns(state, standing, chosen).next()))
                .filter(service -> !state.terms().opened().equals(Optional.of(service)));
    }

    /** How a candidate is picked. */
    public static String pickFirst(UiState state) {
        return "pick a candidate first (" + state.key(KeyAction.WALK) + ", then Enter)";
    }

    static String rollback(UiState state) {
        if (state.standing().isEmpty()) {
            return reading(state);
        }
        return state.standing().get().wasReleased() ? "" : "nothing was released yet";
    }

    private static String rollBack(UiState state) {
        String why = rollback(state);
        if (!why.isEmpty()) {
            return why;
        }
        Optional<KnownGood> target = target(state);
        if (target.isEmpty()) {
            return "no commit is known to have been healthy in production; release a fix instead";
        }
        if (state.standing().flatMap(ReleaseSeen::wayBack).isEmpty()) {
            return "nothing else is known to be good; release a fix instead";
        }
        if (state.standing().get().staysAt(target.get().sha())) {
            return state.terms().productionBranch() + " is already at " + target.get().sha().abbreviated();
        }
        if (state.standing().flatMap(ReleaseSeen::open).isPresent()) {
            return state.standing().get().open().get().id() + " is unfinished: finish it or give it up first ("
                    + state.key(KeyAction.HOME) + ", Enter)";
        }
        return state.trigger().isBlank() ? "name the trigger first (" + state.key(KeyAction.TRIGGER) + ")"
                : work(state);
    }

    /** The known-good commit that the cursor is on. */
    public static Optional<KnownGood> target(UiState state) {
        return Optional.of(Rows.knownGood(state))
                .filter(known -> state.cursor() < known.size())
                .map(known -> known.get(state.cursor()));
    }

    static String candidate(UiState state) {
        if (state.standing().isEmpty()) {
            return reading(state);
        }
        return state.candidates().isEmpty() ? "there is nothing new to release" : idle(state);
    }

    static String declare(UiState state) {
        return state.chosen().isEmpty() ? "pick a candidate first" : idle(state);
    }

    static String log(UiState state) {
        return state.standing().isEmpty() ? reading(state) : "";
    }

    static String copy(UiState state) {
        if (state.page() == Page.LOG) {
            boolean none = state.standing().map(standing -> state.log().entries(standing).isEmpty()).orElse(true);
            return none ? "no entry is selected" : "";
        }
        return state.chosen().isEmpty() && state.page() == Page.WALK ? "no candidate is picked" : "";
    }

    static String browse(UiState state) {
        if (state.terms().page().isEmpty()) {
            return state.terms().remote() + ": no web address is known for this remote";
        }
        return Selected.sha(state).isEmpty() ? "no commit is selected" : "";
    }

    static String idle(UiState state) {
        return state.operation()
                .map(going -> going.title() + " is running"
                        + (going.kind().canBeStopped() ? "; " + state.key(KeyAction.STOP) + " stops it" : ""))
                .orElse("");
    }

    /** Of what can be stopped; whatever moves production says why it cannot. */
    static String stop(UiState state) {
        return state.operation()
                .map(going -> going.stopping() ? going.title() + " is being stopped" : "")
                .orElse("nothing is running");
    }

    /** Which source is missing, and since when. */
    static String reading(UiState state) {
        Fact<GitSeen> git = state.sources().git();
        return git.trouble()
                .map(trouble -> "the remote has been unreadable for " + Ages.since(trouble.since(), state.now()) + ": "
                        + trouble.words())
                .or(() -> git.silence(state.now())
                        .filter(silence -> silence.toSeconds() > 5)
                        .map(silence -> "the remote does not answer for " + Ages.brief(silence)))
                .orElse(READING);
    }

    static String work(UiState state) {
        return state.readonly() ? READONLY : idle(state);
    }
}
