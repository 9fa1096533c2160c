package lockstep.tui.day;

import lockstep.base.release.Sha;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.ReleaseSeen;

/** By what a commit came to the head of the production branch, and so what was asked of it before. */
enum Arrival {
    /** It is not there. */
    NONE,
    /** Through all steps, or back by a rollback. */
    RELEASED,
    /** Staging was skipped. */
    HOTFIX,
    /** It was there before Lockstep was. */
    ADOPTED,
    /** Somebody moved the branch past Lockstep. */
    UNRECORDED;

    /** What a promotion entry says that had no staging run. */
    private static final String NO_STAGING = "none";

    static Arrival of(ReleaseSeen standing, Sha chosen) {
        if (!standing.release().filter(chosen::equals).isPresent()) {
            return NONE;
        }
        if (!standing.git().logged().equals(standing.release())) {
            return UNRECORDED;
        }
        return standing.entry(chosen).map(EntryLine::entry)
                .map(entry -> switch (entry) {
                    case AdoptionEntry adopted -> ADOPTED;
                    case PromotionEntry promoted when promoted.stagingBase().equals(NO_STAGING) -> HOTFIX;
                    default -> RELEASED;
                })
                .orElse(RELEASED);
    }

    /** How a step before the promotion is told where no record of it is at hand; empty where nobody knows. */
    String past(String released) {
        return switch (this) {
            case RELEASED -> released;
            case HOTFIX -> "skipped by a hotfix";
            case ADOPTED -> "not known: it was adopted";
            case NONE, UNRECORDED -> "";
        };
    }

    boolean isKnown() {
        return this == RELEASED || this == HOTFIX || this == ADOPTED;
    }
}
