package lockstep.tui.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StraySeen;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Page;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Says which source is asked when. Each by itself: one that does not answer holds up no other. */
final class PollSchedule {

    private static final Duration BETWEEN_STRAYS = Duration.ofMinutes(1);

    private PollSchedule() {}

    /** With the passing of time: those whose turn it is. */
    static Transition due(UiState state) {
        List<Source> due = new ArrayList<>(state.poll()
                .map(poll -> state.sources().due(state.now(), poll)).orElse(List.of()));
        if (isPipelineWanted(state)) {
            due.add(Source.PIPELINE);
        }
        Fact<?> metrics = state.sources().metrics();
        if (isCounted(state) && state.poll().filter(poll -> isDue(metrics, state, poll)).isPresent()) {
            due.add(Source.METRICS);
        }
        if (state.poll().isPresent() && isStrayDue(state)) {
            due.add(Source.TRAFFIC);
        }
        return ask(state, due);
    }

    /** What a canary counts is asked as long as one may have traffic. */
    private static boolean isCounted(UiState state) {
        return state.terms().canary() && state.sources().git().value().flatMap(GitSeen::openCanary).isPresent();
    }

    /** Not often: it seldom is there, and the answer may take a command of its own. */
    private static boolean isStrayDue(UiState state) {
        Fact<StraySeen> fact = state.sources().traffic();
        return state.terms().canary() && state.sources().git().value().isPresent()
                && !fact.isAsked()
                && fact.isOver(state.now(), BETWEEN_STRAYS);
    }

    private static boolean isDue(Fact<?> fact, UiState state, Duration poll) {
        return !fact.isAsked() && (fact.triedAt().isEmpty() || fact.isDue(state.now(), poll));
    }

    /** All, now. One that is being asked already is asked again afterwards: its answer may be older than the wish. */
    static Transition all(UiState state) {
        List<Source> all = new ArrayList<>(Source.ALWAYS);
        if (state.page() == Page.PIPELINE) {
            all.add(Source.PIPELINE);
        }
        if (isCounted(state)) {
            all.add(Source.METRICS);
        }
        if (isStrayDue(state)) {
            all.add(Source.TRAFFIC);
        }
        return ask(state, all);
    }

    /** Only while somebody looks at it: it takes many questions. */
    private static boolean isPipelineWanted(UiState state) {
        Fact<PipelineSeen> fact = state.sources().pipeline();
        boolean due = fact.triedAt().isEmpty()
                || state.poll().filter(poll -> fact.isDue(state.now(), poll)).isPresent();
        return state.page() == Page.PIPELINE && state.terms().pipeline() && !fact.isAsked() && due;
    }

    /** What the page needs that was opened. What is being asked may have been asked before a declaration. */
    static Transition opened(UiState state) {
        Fact<PipelineSeen> fact = state.sources().pipeline();
        boolean isOtherwiseDeclared = !fact.value().flatMap(PipelineSeen::declared).equals(state.declaration());
        boolean isOfAnother = !fact.isAsked() && state.chosen().isPresent()
                && !fact.value().map(PipelineSeen::commit).equals(state.chosen());
        return isPipelineWanted(state)
                || (state.page() == Page.PIPELINE && (isOtherwiseDeclared || isOfAnother))
                ? ask(state, List.of(Source.PIPELINE))
                : Transition.to(state);
    }

    /** What is shown beside the declaration: whatever is being asked was asked before it. */
    static Transition declared(UiState state) {
        return state.page() == Page.PIPELINE && state.terms().pipeline()
                ? ask(state, List.of(Source.PIPELINE))
                : Transition.to(state);
    }

    /** After an answer: once more, if that was wished meanwhile. */
    static Transition next(UiState state, Source source) {
        return state.sources().of(source).again() ? ask(state, List.of(source)) : Transition.to(state);
    }

    /** Whether each of several services answers it for itself. */
    private static boolean isOfOne(Source source) {
        return source == Source.STAGING || source == Source.PRODUCTION;
    }

    static Source source(Environment environment) {
        return environment.isStaging() ? Source.STAGING : Source.PRODUCTION;
    }

    private static Transition ask(UiState state, List<Source> wanted) {
        Sources sources = state.sources();
        List<Effect> effects = new ArrayList<>();
        for (Source source : Arrays.stream(Source.values()).filter(wanted::contains).toList()) {
            if (sources.of(source).isAsked()) {
                sources = sources.askedAgain(source);
            } else {
                sources = sources.asked(source, state.now());
                effects.add(new Effect.Ask(source, source == Source.PIPELINE ? state.chosen() : Optional.empty(),
                        isOfOne(source) ? state.terms().opened() : Optional.empty(),
                        source == Source.PIPELINE ? state.declaration() : Optional.empty()));
            }
        }
        return new Transition(state.withSources(sources), effects);
    }
}
