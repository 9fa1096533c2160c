package lockstep.release.canary;

import java.util.Optional;
import lockstep.base.error.LostRace;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.pipeline.SignedAcceptance;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitDraft;

/** Puts on record that somebody answers for an inconclusive canary. */
record AcceptanceRecord(ReleaseSite site, CanaryListener listener) {

    void accept(CanaryView ended, SignedAcceptance signed) {
        StateDraft canary = StateDraft.of(site, ended);
        CanaryAcceptance acceptance = signed.acceptance();
        String place = CanaryPlaces.accepted(ended.id());
        new Recorder(site, listener).add(site.repository().fetch(site.remoteDeadline()), now -> {
            if (now.evidence().flatMap(tip -> site.repository().find(tip, place)).isPresent()) {
                throw new LostRace(
                        "canary " + canary.shown() + " was accepted in the meantime", "See `status`.");
            }
            return Optional.of(new CommitDraft(signed.files(place),
                    "Canary " + canary.shown() + ": inconclusive, accepted by "
                            + Sanitiser.line(acceptance.by().name()) + "\n\n" + canary.subject() + "\n",
                    site.identity(), acceptance.at()));
        });
    }
}
