package lockstep.tui.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.tui.api.Source;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Sources;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Says which source is asked when. Each by itself: one that does not answer holds up no other. */
final class Polling {

    private Polling() {}

    /** With the passing of time: those whose turn it is. */
    static Transition due(UiState state) {
        return state.poll()
                .map(poll -> ask(state, state.sources().due(state.now(), poll)))
                .orElseGet(() -> Transition.to(state));
    }

    /** All, now. One that is being asked already is asked again afterwards: its answer may be older than the wish. */
    static Transition all(UiState state) {
        return ask(state, List.of(Source.values()));
    }

    /** After an answer: once more, if that was wished meanwhile. */
    static Transition next(UiState state, Source source) {
        return state.sources().of(source).again() ? ask(state, List.of(source)) : Transition.to(state);
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
                effects.add(new Effect.Ask(source));
            }
        }
        return new Transition(state.withSources(sources), effects);
    }
}
