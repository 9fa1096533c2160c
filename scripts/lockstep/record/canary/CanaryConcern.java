package lockstep.record.canary;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.text.Durations;

/** What is wrong with a canary that may have traffic, the worst first. */
public enum CanaryConcern {
    STUCK,
    OVERDUE,
    SILENT;

    public static Optional<CanaryConcern> of(CanaryView canary, Instant now) {
        if (canary.isStuck()) {
            return Optional.of(STUCK);
        }
        return canary.isPast(now) ? Optional.of(OVERDUE) : canary.silentFor(now).map(silence -> SILENT);
    }

    /** Whether it has traffic that was to be taken off it by now. */
    public boolean isUrgent() {
        return this != SILENT;
    }

    /** What is wrong, without what to do. */
    public String words(CanaryView canary, Instant now) {
        return switch (this) {
            case STUCK -> "THE ABORT FAILED, users may be on it";
            case OVERDUE -> "PAST ITS abort_by"
                    + canary.intent().map(CanaryIntent::abortBy).map(at -> ", " + at).orElse("");
            case SILENT -> "NOTHING WAS RECORDED"
                    + canary.silentFor(now).map(silence -> " for " + Durations.human(silence)).orElse("")
                    + ": the process that runs it may have stopped";
        };
    }
}
