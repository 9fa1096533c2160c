package lockstep.release.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;

/**
 * Records that canaries were taken off the traffic, whoever carries them.
 *
 * @param failure why the command that takes it off failed; empty where it did not
 * @param doubts what is not known of one that did not fail
 */
record CanaryAbort(CanaryRig rig, CanaryListener listener, Optional<String> failure, List<String> doubts) {

    /** What to do about a canary that cannot go on. */
    static final String REMEDY = "End it: `run-canary --abort`.";

    CanaryAbort {
        doubts = List.copyOf(doubts);
    }

    /**
     * @param open the canaries that it is about, read after it was tried
     * @return those that it ended
     */
    List<CanaryId> record(Function<CanaryView, String> reason, Supplier<List<CanaryView>> open) {
        List<CanaryId> ended = new ArrayList<>();
        try {
            for (CanaryView view : open.get()) {
                CanaryFinish finish = finishing(view);
                if (failure.isPresent()) {
                    throw finish.stuck(view.weight(), failure.get(), List.of(), Optional.empty(),
                            new UnrecordedEnd(rig.site()).of(view.id()).map(CanaryEnd::reasons).orElse(List.of()));
                }
                abort(view, finish, reason.apply(view));
                ended.add(view.id());
            }
        } catch (PartlyDone | LostRace e) {
            throw e;
        } catch (LockstepError e) {
            if (failure.isEmpty()) {
                throw new PartlyDone(
                        (doubts.isEmpty()
                                ? rig.inWords() + " gets no more traffic, which could not be recorded: "
                                : rig.inWords() + ": " + CanaryFinish.unsure(doubts)
                                        + "; that could not be recorded: ")
                                + e.getMessage(),
                        "When the remote can be reached, `run-canary --abort` records it.", e);
            }
            listener.step("the remote cannot be read: " + e.getMessage());
        }
        if (failure.isPresent()) {
            throw CanaryFinish.stuck(rig.inWords(), failure.get(), rig.traffic());
        }
        return ended;
    }

    private CanaryFinish finishing(CanaryView view) {
        return new CanaryFinish(rig, listener, CanaryLedger.after(rig.site(), listener, view));
    }

    /** Whoever carries it may record a state, or set a weight, at the same time: the traffic is taken off once more. */
    private void abort(CanaryView view, CanaryFinish finish, String reason) {
        try {
            record(view(view.id()), finish, reason);
        } catch (LostRace e) {
            takeOff(view);
            CanaryView now = view(view.id());
            if (!now.isOpen()) {
                throw e;
            }
            record(now, finishing(now), reason);
        } finally {
            takeOff(view);
        }
    }

    private void takeOff(CanaryView view) {
        rig.traffic().abort(listener::step).ifPresent(why -> {
            throw CanaryFinish.stuck("canary " + view.shown(), why, rig.traffic());
        });
    }

    private CanaryView view(CanaryId id) {
        ReleaseSite site = rig.site();
        return new CanaryArchive(site.repository(), site.repository().fetch(site.remoteDeadline()).evidence()).view(id);
    }

    /** Harm that its counts show stays shown, whoever takes it off and why. */
    private void record(CanaryView whole, CanaryFinish finish, String reason) {
        Instant now = rig.site().clock().instant();
        List<Interval> kept = whole.isJudged() ? List.of() : new UnrecordedCounts(rig.site()).of(whole);
        Optional<CanaryEnd> failed = new UnrecordedEnd(rig.site()).of(whole.id());
        if (whole.isJudged() && failed.isPresent()) {
            String words = Stream.concat(failed.get().reasons().stream(), Stream.of(reason))
                    .collect(Collectors.joining("; "));
            finish.record(CanaryStage.ROLLED_BACK, Optional.of(0), words, kept, failed);
        } else {
            finish.record(
                    CanaryStage.ABORTED, Optional.of(0), reason, kept, end(whole, finish, kept, failed, reason, now));
        }
    }

    private Optional<CanaryEnd> end(
            CanaryView whole, CanaryFinish finish, List<Interval> kept, Optional<CanaryEnd> failed, String reason,
            Instant now) {
        List<Interval> all = Stream.concat(whole.intervals().stream(), kept.stream()).toList();
        return whole.intent().filter(intent -> !whole.isJudged()).map(intent -> failed
                .or(() -> new UnrecordedHarm(whole, all, intent).first()
                        .map(shown -> finish.ended(intent, shown.and(reason), CanaryStage.ROLLED_BACK)))
                .orElseGet(() -> finish.ended(intent, new Ending(CanaryStage.ABORTED, Verdict.INCONCLUSIVE,
                        whole.isPast(now) ? CanaryEnd.Cause.ABANDONED : CanaryEnd.Cause.OPERATOR, List.of(reason),
                        Optional.empty(), now, all), CanaryStage.ABORTED)));
    }
}
