package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dialog that is shown, and those that wait.
 *
 * @param pending what came up while the operator was at something else, the oldest first
 * @param cameUp when the last of them was shown
 */
public record DialogStack(Optional<Dialog> shown, List<Dialog> pending, Instant cameUp) {

    public static final DialogStack NONE = new DialogStack(Optional.empty(), List.of(), Instant.EPOCH);

    private static final Duration A_LOOK = Duration.ofMillis(250);

    public DialogStack {
        pending = List.copyOf(pending);
    }

    /** What the operator opens or closes by a key of theirs did not come up under their hands. */
    DialogStack showing(Optional<Dialog> dialog) {
        return new DialogStack(dialog, pending, Instant.EPOCH);
    }

    DialogStack waitedFor(Dialog other) {
        return new DialogStack(shown, Stream.concat(pending.stream(), Stream.of(other)).toList(), cameUp);
    }

    /** What waited longest, once no other is in its way. */
    DialogStack next(Instant now) {
        return pending.isEmpty() || shown.isPresent() ? this
                : new DialogStack(Optional.of(pending.getFirst()), pending.subList(1, pending.size()), now);
    }

    DialogStack withoutQuestions() {
        List<Dialog> others = pending.stream().filter(one -> !isQuestion(one)).toList();
        return new DialogStack(shown.filter(one -> !isQuestion(one)), others, cameUp);
    }

    /** Whether nobody can have read it yet: the key that comes now was pressed for what was there before. */
    public boolean isUnseen(Instant now) {
        return shown.isPresent() && !now.isBefore(cameUp) && now.isBefore(cameUp.plus(A_LOOK));
    }

    private static boolean isQuestion(Dialog one) {
        return one instanceof Dialog.Confirm asked && asked.effect() instanceof Effect.Answer;
    }
}
