package lockstep.release.canary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.release.CanaryId;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.CanarySettings;

/**
 * Gives production the traffic of a canary that is of no use any more: its commit runs in production, or was rolled
 * back from. The release is done by then, and stays done whatever becomes of this.
 */
public final class CanaryHandover {

    private final ReleaseSite site;
    private final CanaryListener listener;
    private final Intent release;
    private final Map<CanaryId, Off> off = new HashMap<>();

    /** What came of taking all traffic off one. */
    private record Off(Optional<String> failure, List<String> doubts) {

        private boolean isSure() {
            return failure.isEmpty() && doubts.isEmpty();
        }
    }

    /** @param release whose outcome is recorded, or will be */
    public CanaryHandover(ReleaseSite site, WorkflowListener listener, Intent release) {
        this.site = site;
        this.release = release;
        this.listener = new CanaryListener() {
            @Override
            public void step(String words) {
                listener.step(words);
            }
        };
    }

    /** Those that led to the promotion and may have traffic, or those of the commit that was rolled back from. */
    public List<CanaryView> open() {
        return archive().open(isOver());
    }

    private Predicate<CanaryView> isOver() {
        return OvertakenCanary.isOver(release instanceof PromotionIntent, release.from(), release.target());
    }

    private CanaryArchive archive() {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        return new CanaryArchive(site.repository(), heads.evidence());
    }

    /**
     * Takes them off the traffic, and records nothing yet: production is to be asked where none answers in its place.
     * False where one of its commit may have traffic still.
     */
    public boolean takeOff() {
        Predicate<CanaryView> isOver = isOver();
        boolean areOff = true;
        try {
            for (CanaryView canary : archive().open(view ->
                    isOver.test(view) || view.commit().equals(Optional.of(release.target())))) {
                Optional<CanaryRig> rig = CanaryRig.of(site, canary).filter(any -> isOver.test(canary));
                rig.ifPresent(known -> off.put(canary.id(), takenOff(known, canary)));
                areOff &= rig.isPresent() && off.get(canary.id()).isSure();
            }
            return areOff;
        } catch (LockstepError e) {
            return false;
        }
    }

    private Off takenOff(CanaryRig rig, CanaryView canary) {
        List<String> doubts = new ArrayList<>();
        listener.step("giving the traffic of canary " + canary.shown() + " back to production");
        return new Off(rig.traffic().abort(doubts::add), List.copyOf(doubts));
    }

    /** Takes them off the traffic, and records what came of it. Never throws what the release has no part in. */
    public List<HandedBack> giveBack(List<CanaryView> canaries) {
        return canaries.stream().map(this::giveBack).toList();
    }

    private HandedBack giveBack(CanaryView canary) {
        List<String> doubts = new ArrayList<>();
        try {
            CanaryRig rig = CanaryRig.of(site, canary).orElseThrow(() -> new ConfigurationError(
                    "lockstep.yaml does not say how its traffic is moved",
                    "Name " + CanarySettings.key(canary.service()) + ".traffic."));
            Off taken = off.containsKey(canary.id()) ? off.get(canary.id()) : takenOff(rig, canary);
            Optional<String> failure = taken.failure();
            doubts.addAll(taken.doubts());
            CanaryView now = archive().view(canary.id());
            CanaryFinish finish = new CanaryFinish(rig, listener, CanaryLedger.after(site, listener, now));
            if (failure.isPresent()) {
                LockstepError stuck = finish.stuck(
                        canary.weight(), failure.get(), List.of(), Optional.empty(), List.of());
                return new HandedBack.Kept(canary.id(), stuck.getMessage(), stuck.remedy());
            }
            if (now.isOpen()) {
                String told = Stream.concat(Stream.of(words()), doubts.stream()).collect(Collectors.joining("; "));
                finish.record(stage(), Optional.of(0), told, List.of(), Optional.empty());
            }
            return handedBack(canary.id(), doubts);
        } catch (ConfigurationError e) {
            return new HandedBack.Kept(canary.id(), "canary " + canary.shown() + " may still have traffic: "
                    + e.getMessage(), "Set its weight to 0 by hand, now; then `run-canary --abort` records it.");
        } catch (LostRace e) {
            return isOff(canary.id())
                    ? handedBack(canary.id(), doubts)
                    : new HandedBack.Kept(canary.id(), e.getMessage(), e.remedy());
        } catch (LockstepError e) {
            return new HandedBack.Kept(canary.id(), e.getMessage(), e.remedy());
        }
    }

    private static HandedBack handedBack(CanaryId id, List<String> doubts) {
        return doubts.isEmpty() ? new HandedBack.Returned(id) : new HandedBack.Unsure(id, doubts.getFirst());
    }

    private CanaryStage stage() {
        return release instanceof PromotionIntent ? CanaryStage.HANDED_OVER : CanaryStage.ABORTED;
    }

    private String words() {
        return Sanitiser.line(release instanceof PromotionIntent
                ? "promoted by " + release.id() + "; production has all traffic"
                : "rolled back by " + release.id());
    }

    private boolean isOff(CanaryId id) {
        try {
            return !archive().view(id).isOpen();
        } catch (LockstepError e) {
            return false;
        }
    }
}
