package lockstep.release.canary;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.release.SteadyClock;
import lockstep.record.canary.CanaryIntent;
import lockstep.release.metrics.MetricsSource;

/** Carries canaries through their course to an end on record, and knows all the while what is true if it stops. */
final class CanaryCarrier {

    private final CanaryListener listener;
    private final InstantSource clock;
    private volatile Optional<LockstepError> unfinished = Optional.empty();
    private volatile boolean isTakenOff;

    CanaryCarrier(CanaryListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /** Whether the canary that is carried has no traffic any more, and only that is not recorded yet. */
    boolean isTakenOff() {
        return isTakenOff;
    }

    /** Empty unless a canary is being carried. */
    Optional<LockstepError> unfinished() {
        return unfinished;
    }

    CanaryConclusion carry(CanaryBegun begun, CanaryRig rig) {
        CanaryIntent intent = begun.intent();
        CanaryFinish finish = new CanaryFinish(rig, listener, begun.ledger());
        unfinished = Optional.of(finish.open(intent));
        try (MetricsSource source = rig.source()) {
            Instant last = begun.counted().isEmpty() ? intent.since() : begun.counted().getLast().to();
            InstantSource recordClock = SteadyClock.goingOn(last, clock);
            CanaryCourse course = new CanaryCourse(
                    rig, listener, begun.ledger(), intent, source, clock, recordClock, begun.counted());
            CanaryBegun.Way next = begun.way();
            while (true) {
                Ending ending = through(next, course, finish, intent);
                try {
                    return finish.end(intent, ending, course.weight(), course.counting().unrecorded(),
                            Duration.between(recordClock.instant(), intent.abortBy()),
                            truth -> {
                                isTakenOff = !ending.keepsWeight();
                                unfinished = Optional.of(truth);
                            });
                } catch (PausedMeanwhile e) {
                    unfinished = Optional.of(finish.open(intent));
                    next = going -> going.onwardsPaused(e);
                } catch (EndNotRecorded e) {
                    unfinished = Optional.of(finish.open(intent));
                    next = going -> going.onwardsUnrecorded(ending, e);
                } catch (UncheckedIOException | IllegalStateException e) {
                    throw finish.afterDefect(e);
                }
            }
        } finally {
            unfinished = Optional.empty();
        }
    }

    private static Ending through(
            CanaryBegun.Way way, CanaryCourse course, CanaryFinish finish, CanaryIntent intent) {
        try {
            return way.through(course);
        } catch (LostRace e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw finish.open(intent);
        } catch (RuntimeException | Error e) {
            throw finish.afterDefect(e);
        }
    }
}
