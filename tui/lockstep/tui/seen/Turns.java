package lockstep.tui.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.CanaryId;
import lockstep.record.canary.CanaryView;

/**
 * What has turned that somebody has to know of, and was told already.
 *
 * @param production whether it is known to fail
 * @param recorded whether the record was ever read
 * @param canary the one that the rest is about
 * @param fails whether its counts say that it fails, which its record does not yet
 * @param told what it turned to
 */
public record Turns(
        Alarm production, boolean recorded, Optional<CanaryId> canary, Alarm fails, Set<CanaryTurn> told) {

    public static final Turns NONE = new Turns(Alarm.UNSEEN, false, Optional.empty(), Alarm.UNSEEN, Set.of());

    public Turns {
        told = Set.copyOf(told);
    }

    public Turns with(Alarm other) {
        return new Turns(other, recorded, canary, fails, told);
    }

    /** After the record was read. What a canary had turned to before it was seen first is no news. */
    public Turns read(Optional<CanaryView> view, Instant now, Duration poll) {
        if (view.isEmpty()) {
            return new Turns(production, true, Optional.empty(), Alarm.UNSEEN, Set.of());
        }
        boolean known = canary.equals(Optional.of(view.get().id()));
        Alarm before = known || !recorded ? fails : Alarm.UNSEEN.look(false, now, poll);
        Alarm after = before.look(CanaryNow.of(view.get()).isFailing(), now, poll);
        Set<CanaryTurn> turned = EnumSet.noneOf(CanaryTurn.class);
        turned.addAll(known ? told : Set.of());
        if (after.told()) {
            turned.add(CanaryTurn.FAILS);
        }
        return new Turns(production, true, Optional.of(view.get().id()), after, turned);
    }

    /** That is known now, whoever tells it. */
    public Turns heard(CanaryTurn turn) {
        Set<CanaryTurn> longer = EnumSet.of(turn);
        longer.addAll(told);
        return new Turns(production, recorded, canary, fails, longer);
    }
}
