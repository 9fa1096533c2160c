package lockstep.release.canary;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Weight;
import lockstep.repository.git.RemoteHeads;

/**
 * What is true of a canary that is open by its record, which does not say it: that it failed, as this clone knows, or
 * that it has no traffic any more, as its weight reads, which somebody else may know the reason of.
 *
 * @param brief in a few words
 * @param words whole
 * @param remedy what to do
 */
public record OffRecord(CanaryView canary, String brief, String words, String remedy) {

    private static final int REASONS = 600;
    private static final Duration ONE_FETCH = Duration.ofSeconds(10);

    /** In a few words, of several services with the name of its own. */
    public String briefly() {
        return canary.service().map(name -> name + ": ").orElse("") + brief;
    }

    /** Of each of the open canaries of which there is something. */
    public static List<OffRecord> of(ReleaseSite site, List<CanaryView> open) {
        return open.stream().flatMap(canary -> of(site, canary).stream()).toList();
    }

    private static Optional<OffRecord> of(ReleaseSite site, CanaryView canary) {
        return failed(site, canary).or(() -> CanaryRig.of(site, canary).flatMap(rig -> takenOff(rig, canary))
                .filter(gone -> stands(site, canary)));
    }

    private static Optional<OffRecord> failed(ReleaseSite site, CanaryView canary) {
        return new UnrecordedEnd(site).of(canary.id()).map(end -> failed(canary, end));
    }

    private static OffRecord failed(CanaryView canary, CanaryEnd end) {
        return new OffRecord(canary,
                "failed; only this clone knows it",
                "it FAILED, which could not be recorded, and only this clone knows it: "
                        + Sanitiser.line(String.join("; ", end.reasons()), REASONS),
                canary.isOpen()
                        ? "Record it: `run-canary --abort` in this clone."
                        : "Somebody else ended it meanwhile: fix what it showed, and run another canary.");
    }

    /** The last canary of a commit, if it failed, which its record does not say and this clone knows. */
    public static Optional<OffRecord> ofLast(ReleaseSite site, RemoteHeads heads, Sha commit) {
        return new UnrecordedEnd(site).ofLast(heads, commit).flatMap(canary -> failed(site, canary));
    }

    /** Whoever runs it takes its traffic off first, and records that then: it may be on record by now. */
    private static boolean stands(ReleaseSite site, CanaryView canary) {
        try {
            RemoteHeads now = site.repository().fetch(Deadline.in(ONE_FETCH));
            CanaryView again = new CanaryArchive(site.repository(), now.evidence()).outline(canary.id());
            return again.isOpen() && again.last() == canary.last() && !canary.isPromoted(now.production());
        } catch (LockstepError e) {
            return true;
        }
    }

    /** One that was looked at had its weight: that it reads 0 is somebody's doing. */
    static Optional<OffRecord> takenOff(CanaryRig rig, CanaryView canary) {
        return hadItsWeight(canary) && StrayTraffic.weight(rig).equals(new Weight.Known(0))
                ? Optional.of(takenOff(canary))
                : Optional.empty();
    }

    /**
     * The same, read twice: instances that are not ready for a moment are nobody's hand.
     *
     * @param told hears that it is read again
     */
    static Optional<OffRecord> takenOffForLong(
            CanaryRig rig, CanaryView canary, Duration interval, Consumer<String> told) {
        Optional<OffRecord> gone = takenOff(rig, canary);
        if (gone.isEmpty()) {
            return gone;
        }
        told.accept("the weight reads 0 %; it is read again in " + Durations.human(interval));
        return rig.site().waiting().passed(interval) ? takenOff(rig, canary) : gone;
    }

    private static boolean hadItsWeight(CanaryView canary) {
        return canary.isOpen() && canary.weight().orElse(0) > 0 && (canary.isJudged()
                || canary.stages().contains(CanaryStage.OBSERVED) || canary.stages().contains(CanaryStage.PAUSED));
    }

    private static OffRecord takenOff(CanaryView canary) {
        int weight = canary.weight().orElse(0);
        Optional<CanaryState> last = canary.states().reversed().stream()
                .filter(state -> !state.stage().isSaidBeside()).findFirst();
        String who = last.map(state -> Sanitiser.line(state.operator() + " on " + state.host(), 200))
                .orElse("whoever ran it");
        return new OffRecord(canary, "weight reads 0 %: ask who ran it",
                "its weight reads 0 %, and by its record it has " + weight + " %: somebody took its traffic off,"
                        + " perhaps because it failed while the remote was away, which then only the clone knows that"
                        + " ran it",
                canary.isJudged()
                        ? "Do not promote it before you asked " + who + ": `run-canary --abort` in that clone records"
                                + " why. Where it did not fail, its verdict stands."
                        : "Try again in a moment: it may be on its way off, or its instances not ready. Then ask "
                                + who + ": `run-canary --abort` in that clone records why. Only where they say that it"
                                + " did not fail, set its weight to " + weight + " % by hand, and continue it.");
    }
}
