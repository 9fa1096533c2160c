package lockstep.tui.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Tells an operator who looks elsewhere that what they waited for is over. */
final class Notifications {

    /** Who has not pressed a key for so long looks at something else. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(15);

    private Notifications() {}

    static Transition ended(UiState before, Transition next) {
        Optional<Operation> was = before.operation();
        boolean ended = was.isPresent() && worthTelling(was.get())
                && next.state().operation().map(Operation::id).filter(id -> id == was.get().id()).isEmpty();
        boolean elsewhere = Duration.between(next.state().touched(), next.state().now()).abs()
                .compareTo(ELSEWHERE) >= 0;
        if (!ended || !elsewhere) {
            return next;
        }
        List<Effect> effects = new ArrayList<>(next.effects());
        effects.add(new Effect.Notify(next.state().terms().service() + ": " + words(before, next.state(), was.get())));
        return new Transition(next.state(), effects);
    }

    private static boolean worthTelling(Operation going) {
        return going.kind().movesProduction() || going.kind().canBeStopped();
    }

    /** The first that was written about its end. */
    private static String words(UiState before, UiState after, Operation was) {
        int known = before.journal().size();
        return after.journal().size() > known ? after.journal().get(known).words() : was.title() + " is over";
    }
}
