package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.traffic.Weight;

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

    /** In a few words, of several services with the name of its own. */
    public String briefly() {
        return canary.service().map(name -> name + ": ").orElse("") + brief;
    }

    /** Of each of the open canaries of which there is something. */
    public static List<OffRecord> of(ReleaseSite site, List<CanaryView> open) {
        return open.stream().flatMap(canary -> of(site, canary).stream()).toList();
    }

    private static Optional<OffRecord> of(ReleaseSite site, CanaryView canary) {
        return failed(site, canary).or(() -> CanaryRig.of(site, canary).flatMap(rig -> takenOff(rig, canary)));
    }

    private static Optional<OffRecord> failed(ReleaseSite site, CanaryView canary) {
        return new UnrecordedEnd(site).of(canary.id()).map(end -> new OffRecord(canary,
                "failed; only this clone knows it",
                "it FAILED, which could not be recorded, and only this clone knows it: "
                        + Sanitiser.line(String.join("; ", end.reasons()), REASONS),
                "Record it: `run-canary --abort` in this clone."));
    }

    /** One that was looked at had its weight: that it reads 0 is somebody's doing. */
    static Optional<OffRecord> takenOff(CanaryRig rig, CanaryView canary) {
        boolean hadIt = canary.isOpen() && !canary.isJudged() && canary.weight().orElse(0) > 0
                && (canary.stages().contains(CanaryStage.OBSERVED) || canary.stages().contains(CanaryStage.PAUSED));
        return hadIt && StrayTraffic.weight(rig).equals(new Weight.Known(0))
                ? Optional.of(takenOff(canary))
                : Optional.empty();
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
                "Ask " + who + ": `run-canary --abort` in that clone records why. Where it did not fail, set its weight"
                        + " to " + weight + " % by hand, and continue it.");
    }
}
