package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.Source;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.seen.Sources;
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
        if (isOfAnother(state, timed.event())) {
            return Transition.to(state);
        }
        return switch (timed.event()) {
            case UiEvent.Pressed pressed -> {
                Transition next = KeyPress.of(state.withoutNotice().touchedNow(), pressed.key());
                UiState after = next.state().withNextPending();
                yield new Transition(after.dialogs().pending().isEmpty() || after.notice().isShown(after.now()) ? after
                        : after.withNotice(
                                after.dialogs().pending().getFirst().title() + ": opens after this dialog"),
                        next.effects());
            }
            case UiEvent.Pasted pasted -> KeyPress.pasted(state.withoutNotice().touchedNow(), pasted.text());
            case UiEvent.PasteBegan began -> Transition.to(state.withNotice(
                    "a paste has begun and not ended: no key counts until Esc ends it"));
            case UiEvent.PasteLost lost -> Transition.to(state.withNotice(
                    "the paste was ended, and nothing of it was taken: keys count again"));
            case UiEvent.Resized resized -> Transition.to(state.withSize(resized.size()));
            case UiEvent.Ticked ticked -> PollSchedule.due(state);
            case UiEvent.Opened opened -> StatusRefresh.begin(opened(state, opened.terms()));
            case UiEvent.RunsRead read -> Navigation.runsRead(state, new EntryRuns(read.entry(), read.runs()));
            case UiEvent.GitRead read -> PollSchedule.next(StatusRefresh.read(state, read.seen()), Source.GIT);
            case UiEvent.EnvironmentAsked(Environment environment, EnvironmentSeen seen, Optional<String> service) ->
                PollSchedule.next(StatusRefresh.asked(state, environment, seen), PollSchedule.source(environment));
            case UiEvent.SourceFailed failed -> PollSchedule.next(StatusRefresh.failed(state, failed), failed.source());
            case UiEvent.PipelineRead read -> PollSchedule.next(state.withSources(state.sources().withPipeline(
                    state.sources().pipeline().answered(read.seen(), state.now()))), Source.PIPELINE);
            case UiEvent.MetricsRead read -> PollSchedule.next(StatusRefresh.counted(state, read.seen()),
                    Source.METRICS);
            case UiEvent.StrayRead read -> PollSchedule.next(StatusRefresh.strayed(state, read.seen()), Source.TRAFFIC);
            case UiEvent.CandidatesRead(Sha main, List<Candidate> candidates) ->
                Transition.to(StatusRefresh.more(state, main, candidates));
            case UiEvent.News news -> Notifications.ended(state, Progress.of(state, news));
        };
    }

    /** Of another service is known what was asked of it beside the one that was open. */
    private static UiState other(UiState before, DeskTerms terms) {
        Sources sources = before.sources();
        return before.withTerms(terms)
                .withSources(sources.with(Environment.STAGING, EnvironmentFact.none())
                        .with(Environment.PRODUCTION, sources.production().of(terms.opened().orElse(""))))
                .withStaging(before.staging().filter(run -> run.run().isEmpty()))
                .withSmoke(before.smoke().filter(run -> run.run().isEmpty()))
                .withDrill(before.drill().filter(run -> run.run().isEmpty()));
    }

    /** What was asked of the service that was open before says nothing of the one that is open now. */
    private static boolean isOfAnother(UiState state, UiEvent event) {
        Optional<String> service = switch (event) {
            case UiEvent.EnvironmentAsked asked -> asked.service();
            case UiEvent.SourceFailed failed -> failed.service();
            default -> Optional.empty();
        };
        return service.isPresent() && !service.equals(state.terms().opened());
    }

    /** Where the commands that are shown do the same only in another folder, that is said first. */
    private static UiState opened(UiState before, DeskTerms terms) {
        UiState state = before.terms().opened().equals(terms.opened()) ? before.withTerms(terms)
                : other(before, terms);
        return terms.invocation().folder()
                .map(folder -> state.wrote(JournalLine.Tone.COMMAND, "cd " + Invocation.quoted(folder.toString())))
                .orElse(state);
    }
}
