package lockstep.tui.update;

import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.Invocation;
import lockstep.tui.state.EntryRuns;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** From a state and what happened to the next state and what is to be done. Pure: the whole UI is a fold of this. */
public final class Update {

    private Update() {}

    public static Transition reduce(UiState before, UiEvent.Timed timed) {
        UiState state = before.withNow(timed.when());
        return switch (timed.event()) {
            case UiEvent.Pressed pressed -> KeyPress.of(state.withNotice(""), pressed.key());
            case UiEvent.Resized resized -> Transition.to(state.withSize(resized.size()));
            case UiEvent.Ticked ticked -> Transition.to(state);
            case UiEvent.Opened opened -> Looking.begin(opened(state, opened.terms()));
            case UiEvent.RunsRead read -> Moving.runsRead(state, new EntryRuns(read.entry(), read.runs()));
            case UiEvent.Looked looked -> Looking.done(state, looked.standing());
            case UiEvent.LookFailed failed -> Looking.failed(state, failed);
            case UiEvent.News news -> Progress.of(state, news);
        };
    }

    /** Where the commands that are shown do the same only in another folder, that is said first. */
    private static UiState opened(UiState before, DeskTerms terms) {
        UiState state = before.withTerms(terms);
        return terms.invocation().folder()
                .map(folder -> state.wrote(JournalLine.Tone.COMMAND, "cd " + Invocation.quoted(folder.toString())))
                .orElse(state);
    }
}
