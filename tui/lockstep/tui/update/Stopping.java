package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Ends what goes on, where it can be ended; where it cannot, says what that would mean. */
final class Stopping {

    private Stopping() {}

    static Transition asked(UiState state) {
        Operation going = state.operation().orElseThrow();
        if (going.canBeStopped()) {
            return now(state);
        }
        if (!going.kind().movesProduction()) {
            return Transition.to(state.withNotice(going.title() + " takes a moment and cannot be stopped"));
        }
        return Transition.to(state.withDialog(Optional.of(new Dialog.Message(going.title() + " cannot be stopped",
                List.of("The branches move together or not at all, and what has moved stays moved.",
                        "While it waits for production, " + state.key(KeyAction.STOP) + " ends the waiting.",
                        "If you leave (" + state.key(KeyAction.QUIT)
                                + "), it stays as it is: `status` says what moved, and",
                        "anybody can finish what is begun.",
                        "To undo it, let it end, then roll back (" + state.key(KeyAction.ROLLBACK) + ")."), 0))));
    }

    static Transition now(UiState state) {
        return state.operation()
                .filter(going -> going.canBeStopped() && !going.stopping())
                .map(going -> going.kind().isOnlyHeard() ? leftAlone(state, going) : stopping(state, going))
                .orElseGet(() -> Transition.to(state));
    }

    private static Transition stopping(UiState state, Operation going) {
        return Transition.to(state
                .withOperation(Optional.of(going.stopped()))
                .withDialog(Optional.empty())
                .wrote(Tone.UNSURE, going.title() + (going.isWaiting() ? ": no longer waiting" : ": stopping")),
                new Effect.Stop());
    }

    /** What it finds is not heard any more. */
    private static Transition leftAlone(UiState state, Operation going) {
        return Transition.to(state
                .withOperation(Optional.empty())
                .withDialog(Optional.empty())
                .wrote(Tone.UNSURE, going.title() + ": stopped; it found nothing out"));
    }
}
