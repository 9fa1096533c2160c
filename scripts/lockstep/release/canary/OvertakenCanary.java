package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** A canary that is open while {@code release} moves: it is compared with what production ran before. */
public record OvertakenCanary(CanaryId id, String words) {

    private static final int LOOKED = 10_000;
    private static final int MOST_TOLD = 10;

    private static List<OvertakenCanary> of(
            ReleaseSite site, Optional<Sha> evidence, Predicate<CanaryView> over,
            Predicate<CanaryIntent> isOther, Function<CanaryView, String> words) {
        return new CanaryArchive(site.repository(), evidence).open(LOOKED, MOST_TOLD).canaries().stream()
                .filter(view -> !over.test(view))
                .flatMap(view -> view.intent().stream().filter(isOther).map(intent -> new OvertakenCanary(view.id(),
                        "canary " + view.shown() + " of " + intent.commit().abbreviated() + " is open, and "
                                + words.apply(view))))
                .toList();
    }

    /**
     * Those that the move would leave behind, before it begins: one line each. What cannot be read stops nothing.
     *
     * @param isPromotion whether it is no rollback
     */
    public static List<String> before(ReleaseSite site, RemoteHeads heads, boolean isPromotion, Sha target) {
        try {
            return of(site, heads.evidence(), isOver(isPromotion, heads.production(), target),
                    intent -> !intent.from().equals(Optional.of(target)),
                    OvertakenCanary::ahead).stream().map(OvertakenCanary::words).toList();
        } catch (RuntimeException e) {
            return List.of(unread(e));
        }
    }

    /** Those that a move left behind, wherever it ended. */
    public static List<OvertakenCanary> after(ReleaseSite site, Intent move) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        return of(site, heads.evidence(), isOver(move instanceof PromotionIntent, move.from(), move.target()),
                intent -> !intent.from().equals(heads.production()),
                view -> "is compared with what production ran before " + move.id()
                        + "; `run-canary --abort` ends it, and every other that is open; then run it again");
    }

    private static String ahead(CanaryView view) {
        return view.isJudged()
                ? "its verdict was found beside what production runs now: after this move it does not count, and the"
                        + " canary keeps its traffic until `run-canary --abort`"
                : "is compared with what production runs now: after this move it can show nothing, and ends undecided;"
                        + " `run-canary --abort` ends it at once";
    }

    public static String unread(RuntimeException error) {
        return "whether another canary is open cannot be read: "
                + Sanitiser.line(String.valueOf(error.getMessage()), 300);
    }

    /** Whether a move ends it: it led to the promotion, or is of the commit that is rolled back from. */
    static Predicate<CanaryView> isOver(boolean isPromotion, Optional<Sha> from, Sha target) {
        return view -> isPromotion
                ? view.isPromoted(Optional.of(target))
                : from.isPresent() && view.commit().equals(from);
    }
}
