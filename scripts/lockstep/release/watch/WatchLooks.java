package lockstep.release.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.policy.promotion.RollbackTrigger;

/**
 * What the looks at production show together.
 *
 * @param number how many there were
 * @param blind how many of them could not measure everything
 * @param fleeting what was a reason to roll back at one look and not at the next
 * @param again the triggers that the newest two looks show
 * @param invalid what makes the promotion invalid
 */
public record WatchLooks(
        int number, int blind, List<String> fleeting, Set<RollbackTrigger> again, Set<String> invalid,
        Optional<WatchLook> newest) {

    /** One look in so many may lack something. */
    private static final int BLIND_ONE_IN = 5;

    /** A reason that comes and goes as often as that is none that is over. */
    private static final int FLEETING_ALLOWED = 1;

    public static WatchLooks none() {
        return new WatchLooks(0, 0, List.of(), Set.of(), Set.of(), Optional.empty());
    }

    public WatchLooks and(WatchLook look) {
        Set<RollbackTrigger> both = EnumSet.noneOf(RollbackTrigger.class);
        both.addAll(look.triggers());
        both.retainAll(newest.map(WatchLook::triggers).orElse(Set.of()));
        List<String> gone = new ArrayList<>(fleeting);
        newest.filter(before -> before.isSuspicious() && both.isEmpty()).ifPresent(before -> gone.add(
                "look " + number + ": " + RollbackTrigger.inWords(before.triggers()) + ": "
                        + String.join("; ", before.measured())));
        Set<String> wrong = new LinkedHashSet<>(invalid);
        wrong.addAll(look.invalid());
        look.drifted().stream()
                .filter(newest.map(WatchLook::drifted).orElse(List.of())::contains)
                .forEach(wrong::add);
        return new WatchLooks(number + 1, blind + (look.unknown().isEmpty() ? 0 : 1), gone, both, wrong,
                Optional.of(look));
    }

    public WatchConclusion conclusion(List<String> notLookedAt) {
        WatchLook last = newest.orElseThrow();
        List<String> unknown = new ArrayList<>(last.unknown());
        if (blind * BLIND_ONE_IN > number) {
            unknown.add(blind + " of " + number + " looks could not measure everything");
        }
        if (fleeting.size() > FLEETING_ALLOWED) {
            unknown.add("whether it is over: " + fleeting.size() + " looks showed a reason to roll back, and each next"
                    + " one none");
        }
        return new WatchConclusion(
                number, again, last.measured(), List.copyOf(invalid), unknown, fleeting, notLookedAt);
    }
}
