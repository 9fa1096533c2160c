package lockstep.tui.seen;

import java.time.Instant;
import java.util.Optional;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;

/** What a canary may turn to that somebody has to know of. */
public enum CanaryTurn {
    FAILS("fails"),
    /** It could not be taken off the traffic. */
    STUCK("may still have traffic: its abort failed"),
    OVERDUE("is overdue: its abort_by has passed"),
    ABORTED("was aborted"),
    /** A gate paused it. */
    WAITS("was paused by a gate and waits for a decision"),
    UNDECIDED("ended without a verdict"),
    PASSED("passed and waits for its promotion"),
    SILENT("has traffic, and nobody is recording it");

    private final String words;

    CanaryTurn(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The worst that is so by its record; empty as long as it goes on as it should. */
    public static Optional<CanaryTurn> of(CanaryView view, Instant now) {
        Optional<CanaryStage> carried = CanaryNow.of(view).carried().map(CanaryState::stage);
        if (carried.filter(CanaryStage.ABORT_FAILED::equals).isPresent()) {
            return Optional.of(STUCK);
        }
        if (view.isPast(now)) {
            return Optional.of(OVERDUE);
        }
        if (view.end().isPresent()) {
            return ended(view.end().get(), view);
        }
        if (view.stage().filter(CanaryStage::isOff).isPresent()) {
            return view.stage().filter(CanaryStage.HANDED_OVER::equals).isPresent()
                    ? Optional.empty() : Optional.of(ABORTED);
        }
        if (carried.filter(CanaryStage.PAUSED::equals).isPresent()) {
            return Optional.of(WAITS);
        }
        return view.silentFor(now).map(silence -> SILENT);
    }

    private static Optional<CanaryTurn> ended(CanaryEnd end, CanaryView view) {
        return switch (end.verdict()) {
            case FAIL -> Optional.of(FAILS);
            case PASS -> view.isOpen() ? Optional.of(PASSED)
                    : view.stage().filter(CanaryStage.ABORTED::equals).map(stage -> ABORTED);
            case INCONCLUSIVE, SKIPPED -> Optional.of(end.cause() == CanaryEnd.Cause.OPERATOR ? ABORTED : UNDECIDED);
        };
    }
}
