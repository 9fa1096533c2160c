package lockstep.tui.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ServiceSeen;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.seen.Alarm;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.seen.CanaryTurn;
import lockstep.tui.seen.Sources;
import lockstep.tui.seen.Turns;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** Rings once when production begins to fail, or a canary turns to what somebody has to know of. */
final class Alarms {

    private Alarms() {}

    static Transition after(UiState before, UiEvent event, Transition next) {
        UiState state = next.state();
        return switch (event) {
            case UiEvent.Opened opened -> new Transition(state.withTurns(Turns.NONE), next.effects());
            case UiEvent.EnvironmentAsked asked when asked.environment().isProduction() -> production(state, next);
            case UiEvent.RunEnded ended when ended.run().mode().isProduction() -> seen(state, next);
            case UiEvent.Concluded concluded -> seen(state, next);
            case UiEvent.Done done when before.aside().isPresent() && state.aside().isEmpty() ->
                new Transition(state.withTurns(state.turns().heard(CanaryTurn.ABORTED)), next.effects());
            case UiEvent.GitRead read -> read(state, next);
            case UiEvent.Ticked ticked when state.turns().recorded() -> canary(state, next, true);
            default -> next;
        };
    }

    private static Transition production(UiState state, Transition next) {
        Optional<String> failure = failure(state);
        Alarm before = state.turns().production();
        Alarm after = before.look(failure.isPresent(), state.now(), poll(state));
        UiState looked = state.withTurns(state.turns().with(after));
        return after.rangSince(before) && failure.isPresent()
                ? rung(looked, next, "production FAILING: " + failure.get())
                : new Transition(looked, next.effects());
    }

    private static Optional<String> failure(UiState state) {
        EnvironmentHealth health = EnvironmentHealth.of(state, Environment.PRODUCTION);
        return health.isFailing() ? Optional.of(health.reason()) : services(state)
                .flatMap(one -> one.production().failure().map(why -> one.name() + ": " + why).stream())
                .findFirst();
    }

    private static Stream<ServiceSeen> services(UiState state) {
        return state.sources().production().fact().value().map(EnvironmentSeen::services).stream()
                .flatMap(List::stream);
    }

    /** Whoever runs it sees how it ended, or is told so. */
    private static Transition seen(UiState state, Transition next) {
        return EnvironmentHealth.failedLast(state, Environment.PRODUCTION)
                ? new Transition(state.withTurns(state.turns().with(Alarm.known())), next.effects())
                : next;
    }

    private static Transition read(UiState state, Transition next) {
        Turns before = state.turns();
        Turns after = before.read(view(state), state.now(), poll(state));
        UiState looked = state.withTurns(after);
        return after.fails().rangSince(before.fails()) && !before.told().contains(CanaryTurn.FAILS)
                ? rung(looked, next, words(looked, CanaryTurn.FAILS))
                : canary(looked, new Transition(looked, next.effects()), before.recorded());
    }

    /** @param news whether it is any: at the first look nothing is */
    private static Transition canary(UiState state, Transition next, boolean news) {
        Optional<CanaryTurn> turn = view(state).flatMap(view -> CanaryTurn.of(view, state.now()))
                .filter(one -> !state.turns().told().contains(one));
        if (turn.isEmpty()) {
            return next;
        }
        UiState heard = state.withTurns(state.turns().heard(turn.get()));
        boolean own = turn.get() == CanaryTurn.ABORTED && state.aside().isPresent();
        return news && !own
                ? rung(heard, next, words(heard, turn.get()))
                : new Transition(heard, next.effects());
    }

    private static String words(UiState state, CanaryTurn turn) {
        CanaryView view = view(state).orElseThrow();
        String weight = view.weight().filter(percent -> percent > 0).map(percent -> " at " + percent + " %").orElse("");
        return "canary " + view.service().map(name -> name + " ").orElse("") + CanaryNow.of(view).commit() + weight
                + " " + turn.words();
    }

    private static Transition rung(UiState state, Transition next, String words) {
        List<Effect> effects = new ArrayList<>(next.effects());
        effects.add(new Effect.Notify(state.terms().service() + ": " + words));
        boolean written = state.journal().stream().anyMatch(line -> line.words().equals(words));
        return new Transition(written ? state : state.wrote(Tone.BAD, words), effects);
    }

    private static Optional<CanaryView> view(UiState state) {
        return state.sources().git().value().flatMap(GitSeen::canary);
    }

    private static Duration poll(UiState state) {
        return state.poll().orElse(Sources.USUAL_POLL);
    }
}
