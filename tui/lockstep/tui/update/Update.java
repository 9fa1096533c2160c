package lockstep.tui.update;

import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Source;
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
        return Alarms.after(before, timed.event(), folded(before, timed));
    }

    private static Transition folded(UiState before, UiEvent.Timed timed) {
        UiState state = before.withNow(timed.when());
        return switch (timed.event()) {
            case UiEvent.Pressed pressed -> {
                Transition next = KeyPress.of(state.withoutNotice().touchedNow(), pressed.key());
                yield new Transition(next.state().withNextPending(), next.effects());
            }
            case UiEvent.Resized resized -> Transition.to(state.withSize(resized.size()));
            case UiEvent.Ticked ticked -> Polling.due(state);
            case UiEvent.Opened opened -> Looking.begin(opened(state, opened.terms()));
            case UiEvent.RunsRead read -> Moving.runsRead(state, new EntryRuns(read.entry(), read.runs()));
            case UiEvent.GitRead read -> Polling.next(Looking.read(state, read.seen()), Source.GIT);
            case UiEvent.EnvironmentAsked(Environment environment, EnvironmentSeen seen) ->
                Polling.next(Looking.asked(state, environment, seen), Polling.source(environment));
            case UiEvent.SourceFailed failed -> Polling.next(Looking.failed(state, failed), failed.source());
            case UiEvent.PipelineRead read -> Polling.next(state.withSources(state.sources().withPipeline(
                    state.sources().pipeline().answered(read.seen(), state.now()))), Source.PIPELINE);
            case UiEvent.MetricsRead read -> Polling.next(Looking.counted(state, read.seen()), Source.METRICS);
            case UiEvent.StrayRead read -> Polling.next(Looking.strayed(state, read.seen()), Source.TRAFFIC);
            case UiEvent.CandidatesRead(Sha main, List<Candidate> candidates) ->
                Transition.to(Looking.more(state, main, candidates));
            case UiEvent.News news -> Telling.ended(state, Progress.of(state, news));
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
