package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.journal.Intent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.RefMove;

/**
 * The witness of a move: a tag with the checkpoint that came with it, where a rewriting of the evidence branch does not
 * reach. One a release, because whatever came after the newest witness can be cut off unseen.
 */
record Witness(ReleaseSite site) {

    static Optional<String> name(ReleaseSite site, Intent intent) {
        return site.config().evidence().witness()
                ? Optional.of(RemoteHeads.WITNESS + intent.id())
                : Optional.empty();
    }

    /** The same tag however often it is written. */
    Optional<RefMove.CreateTag> of(PushPlan move, Sha record) {
        return move.witness().flatMap(name -> site.repository()
                .read(record, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST)
                .map(note -> new RefMove.CreateTag(name, site.repository().writeTag(
                        name, record, note, move.record().author(), move.record().when()))));
    }
}
