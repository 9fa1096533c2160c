package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ForgePage;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryView;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.Declared;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.StepState;
import lockstep.tui.keys.ActionAvailability;
import lockstep.tui.keys.PipelineAvailability;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Key;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Page;
import lockstep.tui.state.Prompt;
import lockstep.tui.state.Selected;
import lockstep.tui.state.Shell;
import lockstep.tui.state.Step;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** What each action does, once it is known to be allowed. */
final class ActionHandler {

    private ActionHandler() {}

    static Transition act(UiState state, KeyAction action, Key key) {
        return switch (action) {
            case OPEN -> EnterHandler.open(state);
            case RUN -> EnterHandler.run(state);
            case UP -> Loading.ahead(Navigation.by(state, -1));
            case DOWN -> Loading.ahead(Navigation.by(state, 1));
            case PAGE_UP -> Loading.ahead(Navigation.by(state, -10));
            case PAGE_DOWN -> Loading.ahead(Navigation.by(state, 10));
            case FIRST -> Loading.ahead(Navigation.by(state, -1_000_000));
            case LAST -> Loading.ahead(Navigation.by(state, 1_000_000));
            case TURN -> Transition.to(Navigation.turned(state, key));
            case BACK -> Transition.to(Navigation.back(state));
            case WALK -> Transition.to(StatusRefresh.onStaging(toWalk(state)));
            case GATES -> Transition.to(Navigation.toGates(state));
            case ROLLBACK -> Transition.to(toRollback(state));
            case PIPELINE -> PollSchedule.opened(Navigation.to(state, Page.PIPELINE));
            case APPROVE -> Transition.to(state.withDialog(Optional.of(PipelineDialogs.approve(state))));
            case ABORT -> Transition.to(state.withDialog(Optional.of(PipelineDialogs.abort(state))));
            case PAUSE -> Transition.to(pause(state));
            case EVIDENCE -> Navigation.toEvidence(state);
            case CANDIDATE -> Transition.to(toCandidates(state));
            case CLASS -> Transition.to(state.withDialog(Optional.of(Dialogs.changeClass(state))));
            case TRIGGER -> Transition.to(state.withDialog(Optional.of(Dialogs.trigger(state))));
            case VERIFY -> OperationStarter.begin(state, new Effect.VerifyLog());
            case COPY -> copy(state);
            case BROWSE -> browse(state);
            case SHELL -> shell(state);
            case LOOK -> StatusRefresh.begin(state);
            case FILTER -> filter(state);
            case STOP -> Stopping.asked(state);
            case COMMAND -> Transition.to(state.withPrompt(Optional.of(Prompt.command(""))));
            case JOURNAL -> Transition.to(state.withDialog(Optional.of(Dialogs.journal(state))));
            case HELP -> Transition.to(state.withDialog(Optional.of(Help.of(state))));
            case REPAINT -> Transition.to(state, new Effect.Repaint());
            case SUSPEND -> Transition.to(state, new Effect.Suspend());
            case QUIT -> quit(state, key);
            default -> Transition.to(Navigation.to(state, Page.openedBy(action).orElseThrow()));
        };
    }

    /** To pause takes a reason, which is typed; to go on takes a yes. */
    private static UiState pause(UiState state) {
        boolean paused = PipelineAvailability.openCanary(state).filter(CanaryView::isPaused).isPresent();
        return paused ? state.withDialog(Optional.of(PipelineDialogs.resume(state)))
                : state.withPrompt(Optional.of(Prompt.command(KeyAction.PAUSE.command() + " ")));
    }

    /** What a dialog or a command asks for. */
    static Transition set(UiState state, Effect effect) {
        return switch (effect) {
            case Effect.Work work -> OperationStarter.begin(state, work);
            case Effect.Look look -> StatusRefresh.begin(state);
            case Effect.Declare declare -> PollSchedule.declared(state
                    .withDeclaration(Optional.of(declaration(state, declare)))
                    .withJudgement(Optional.empty()));
            case Effect.Trigger trigger -> Transition.to(state.withTrigger(trigger.words()));
            case Effect.OfferRollback offer -> Transition.to(toRollback(state));
            case Effect.Nothing nothing -> Transition.to(state);
            case Effect.ReadRuns read -> Transition.to(state, read);
            case Effect.ReadCandidates read -> Transition.to(state, read);
            case Effect.OpenService open -> Transition.to(state, open);
            case Effect.Ask ask -> Transition.to(state, ask);
            case Effect.Stop stop -> Stopping.now(state);
            case Effect.Answer answer -> Transition.to(state, answer);
            case Effect.Copy copy -> Transition.to(state, copy);
            case Effect.Notify told -> Transition.to(state, told);
            case Effect.Suspend suspend -> Transition.to(state, suspend);
            case Effect.Repaint repaint -> Transition.to(state, repaint);
            case Effect.Quit quit -> Transition.to(state, quit);
        };
    }

    private static Declared declaration(UiState state, Effect.Declare declare) {
        return state.declaration()
                .map(said -> said.as(declare.changeClass()))
                .orElseGet(() -> Declared.of(declare.changeClass()));
    }

    /** The cursor begins at the newest good commit that production is not at. */
    static UiState toRollback(UiState state) {
        UiState there = Navigation.to(state, Page.ROLLBACK).withFilter("");
        Optional<Sha> release = state.standing().flatMap(ReleaseSeen::release);
        int cursor = 0;
        for (KnownGood known : state.standing().map(ReleaseSeen::knownGood).orElse(List.of())) {
            if (!release.equals(Optional.of(known.sha()))) {
                return there.withCursor(cursor);
            }
            cursor++;
        }
        return there.withCursor(0);
    }

    private static Transition copy(UiState state) {
        String text = switch (state.page()) {
            case LOG -> Navigation.entry(state).map(ActionHandler::reference).orElse("");
            case ROLLBACK -> ActionAvailability.target(state).map(known -> known.sha().hex()).orElse("");
            default -> state.chosen().map(Sha::hex).orElse("");
        };
        return text.isEmpty()
                ? Transition.to(state.withNotice("there is nothing to copy here"))
                : copied(state, "Reference", text);
    }

    /** To the step that was selected last, unless its turn has not come: then to the one that is next. */
    private static UiState toWalk(UiState state) {
        Day day = new Day(state);
        boolean elsewhere = state.page() != Page.WALK;
        return elsewhere && state.standing().isPresent() && day.line(state.step()).state() == StepState.LATER
                ? Navigation.to(state, Page.WALK).withStep(day.next()).withInPane(day.next() == Step.CANDIDATE)
                : Navigation.to(state, Page.WALK);
    }

    static UiState toCandidates(UiState state) {
        return StatusRefresh.onStaging(
                Navigation.to(state, Page.WALK).withStep(Step.CANDIDATE).withInPane(true).withCursor(0));
    }

    /** Where there is no list, the one that belongs to the page. */
    private static Transition filter(UiState state) {
        if (state.page() == Page.HOME) {
            return filter(toCandidates(state));
        }
        if (state.page() == Page.CANARY) {
            return Transition.to(state.withNotice("there is nothing to filter here"));
        }
        boolean picking = state.page() == Page.WALK && (state.step() != Step.CANDIDATE || !state.inPane());
        UiState there = picking ? state.withStep(Step.CANDIDATE).withInPane(true).withCursor(0) : state;
        return Transition.to(there.withPrompt(Optional.of(Prompt.filter(
                there.page() == Page.LOG ? there.log().filter() : there.filter()))));
    }

    private static Transition browse(UiState state) {
        ForgePage page = state.terms().page().orElseThrow();
        String commit = page.commit(Selected.sha(state).orElseThrow());
        return copied(state, "In a browser", Selected.release(state)
                .map(id -> commit + "\n" + page.evidence(id))
                .orElse(commit));
    }

    private static Transition shell(UiState state) {
        return Shell.of(state)
                .map(line -> copied(state, "In a shell", state.terms().invocation().folder()
                        .map(folder -> "cd " + Invocation.quoted(folder.toString()) + "\n" + line)
                        .orElse(line)))
                .orElseGet(() -> Transition.to(state.withNotice(ActionAvailability.pickFirst(state))));
    }

    private static Transition copied(UiState state, String title, String text) {
        return Transition.to(state.withDialog(Optional.of(Dialogs.reference(title, text))), new Effect.Copy(text));
    }

    private static String reference(EntryLine entry) {
        return entry.refs().isEmpty()
                ? entry.commit().map(Sha::hex).orElse(entry.id())
                : String.join("\n", entry.refs());
    }

    private static Transition quit(UiState state, Key key) {
        boolean moving = state.operation().map(Operation::kind).filter(Operation.Kind::movesProduction).isPresent();
        boolean asks = moving || key.is("^C") || state.isBusy() || state.aside().isPresent();
        if (!asks) {
            return Transition.to(state, new Effect.Quit());
        }
        boolean stoppable = state.aside().isEmpty()
                && state.operation().filter(going -> going.kind().canBeStopped()).isPresent();
        return Transition.to(state.withDialog(Optional.of(
                stoppable ? Dialogs.stopOrQuit(state) : Dialogs.quit(state, moving))));
    }
}
