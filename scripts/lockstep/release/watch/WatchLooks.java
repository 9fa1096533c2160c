package lockstep.release.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.RollbackTrigger;

/**
 * What the looks at production show together.
 *
 * @param number how many there were
 * @param head where {@code release} was when that was first known
 * @param watched the same, as it was known before the newest look
 * @param blind how many of them could not measure everything
 * @param fleeting what was a reason to roll back at one look and not at the next
 * @param suspicious how many looks in a row, the newest among them, show some reason
 * @param again the triggers that the newest two looks show
 * @param invalid what makes the promotion invalid
 * @param moved that another commit was released meanwhile, in words: what it shows is nothing of the first one's
 */
public record WatchLooks(
        int number, Optional<Sha> head, Optional<Sha> watched, int blind, List<String> fleeting, int suspicious,
        Set<RollbackTrigger> again, Set<String> invalid, Optional<WatchLook> newest, Optional<String> moved) {

    /** One look in so many may lack something. */
    private static final int BLIND_ONE_IN = 5;

    /** One reason that is gone at the next look is over; a second one is not. */
    private static final int FLEETING_ALLOWED = 1;

    public static WatchLooks none() {
        return new WatchLooks(
                0, Optional.empty(), Optional.empty(), 0, List.of(), 0, Set.of(), Set.of(), Optional.empty(),
                Optional.empty());
    }

    public WatchLooks and(WatchLook look) {
        return isOfAnother(look) ? afterMoveTo(look).and(look) : andOfTheSame(look);
    }

    private boolean isOfAnother(WatchLook look) {
        return head.isPresent() && look.head().isPresent() && !head.equals(look.head());
    }

    /** No look at one commit and one at another are two in a row. */
    private WatchLooks afterMoveTo(WatchLook look) {
        return new WatchLooks(number, look.head(), Optional.empty(), blind, List.of(), 0, Set.of(), Set.of(),
                Optional.empty(), Optional.of("another commit was released meanwhile: "
                        + head.orElseThrow().abbreviated() + " was watched first, then "
                        + look.head().orElseThrow().abbreviated() + "; only the looks since then count"));
    }

    private WatchLooks andOfTheSame(WatchLook look) {
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
        return new WatchLooks(number + 1, head.or(look::head), moved.isPresent() ? Optional.empty() : head,
                blind + (look.unknown().isEmpty() ? 0 : 1), gone,
                look.isSuspicious() ? suspicious + 1 : 0, both, wrong, Optional.of(look), moved);
    }

    /** Whether the newest look that shows a reason is not the first: one more would tell no more. */
    public boolean isConfirmed() {
        return suspicious > 1;
    }

    public WatchConclusion conclusion(List<String> notLookedAt) {
        WatchLook last = newest.orElseThrow();
        List<String> unknown = new ArrayList<>(last.unknown());
        moved.ifPresent(unknown::add);
        if (blind * BLIND_ONE_IN > number) {
            unknown.add(blind + " of " + number + " looks could not measure everything");
        }
        last.drifted().stream().filter(words -> !invalid.contains(words))
                .forEach(words -> unknown.add("whether it stays so: " + words));
        if (again.isEmpty() && last.isSuspicious()) {
            unknown.add("the last look shows a reason to roll back that the one before did not: "
                    + RollbackTrigger.inWords(last.triggers()));
        }
        if (fleeting.size() > FLEETING_ALLOWED) {
            unknown.add("whether it is over: " + fleeting.size() + " looks showed a reason to roll back, and each next"
                    + " one none");
        }
        return new WatchConclusion(
                number, watched, again, last.measured(), List.copyOf(invalid), unknown, fleeting, notLookedAt);
    }
}
