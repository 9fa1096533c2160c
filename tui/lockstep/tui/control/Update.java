package lockstep.tui.control;

import lockstep.tui.model.EntryRuns;
import lockstep.tui.model.Transition;
import lockstep.tui.model.UiEvent;
import lockstep.tui.model.UiState;

/** From a state and what happened to the next state and what is to be done. Pure: the whole UI is a fold of this. */
public final class Update {

    private Update() {}

    public static Transition reduce(UiState before, UiEvent.Timed timed) {
        UiState state = before.withNow(timed.when());
        return switch (timed.event()) {
            case UiEvent.Pressed pressed -> KeyPress.of(state.withNotice(""), pressed.key());
            case UiEvent.Resized resized -> Transition.to(state.withSize(resized.size()));
            case UiEvent.Ticked ticked -> Transition.to(state);
            case UiEvent.Opened opened -> Looking.begin(state.withTerms(opened.terms()));
            case UiEvent.RunsRead read -> Moving.runsRead(state, new EntryRuns(read.entry(), read.runs()));
            case UiEvent.Looked looked -> Looking.done(state, looked.standing());
            case UiEvent.LookFailed failed -> Looking.failed(state, failed);
            case UiEvent.News news -> Progress.of(state, news);
        };
    }
}
