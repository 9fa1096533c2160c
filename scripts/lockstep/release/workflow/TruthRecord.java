package lockstep.release.workflow;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.log.StructuredEntry;
import lockstep.record.truth.LoggedMove;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthJson;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.tree.FileWrite;

/** The source of truth, written by the same push as the outcome that it tells. */
record TruthRecord(ReleaseSite site, WorkflowListener listener) {

    /** Empty where there is nothing to tell, and where a team's own file has that name. */
    Optional<FileWrite> of(StructuredEntry entry, Instant at, Optional<Sha> tip) {
        if (isTheirs(tip)) {
            listener.step((isFolderFree(tip) ? TruthPlaces.PRODUCTION : TruthPlaces.FOLDER)
                    + " is a file of yours, so the source of truth is not written there");
            return Optional.empty();
        }
        return LoggedMove.of(entry)
                .map(move -> FileWrite.over(TruthPlaces.PRODUCTION, TruthJson.write(truth(move, at, tip))));
    }

    /** What is true by the log, and when it came to be. */
    SourceOfTruth truth(LoggedMove move, Instant at, Optional<Sha> tip) {
        Optional<Sha256> decision = tip
                .flatMap(commit -> site.repository().readable(
                        commit, EvidenceLayout.decision(move.id()), RecordedDocument.LARGEST))
                .map(Sha256::of);
        return new SourceOfTruth(
                Environment.PRODUCTION.name(), site.config().service(), move.version(), move.commit(), move.isGood(),
                SourceOfTruth.withoutAt(move.operator().name()), at, move.id(), decision);
    }

    /** Where the branch is shared, a file may lie there that is no source of truth of Lockstep's. */
    boolean isTheirs(Optional<Sha> tip) {
        return site.recordsOnStaging() && !isFree(tip) && there(tip).isEmpty();
    }

    private boolean isFree(Optional<Sha> tip) {
        return isFolderFree(tip)
                && tip.filter(commit -> site.repository().isAnything(commit, TruthPlaces.PRODUCTION)).isEmpty();
    }

    /** Whether no file, link or submodule lies where the folder has to be. */
    boolean isFolderFree(Optional<Sha> tip) {
        return tip.filter(commit -> site.repository().list(commit, "").contains(TruthPlaces.FOLDER)).isEmpty();
    }

    /** The file as it lies on the branch. */
    Optional<byte[]> bytes(Optional<Sha> tip) {
        return tip.flatMap(commit -> site.repository().find(commit, TruthPlaces.PRODUCTION))
                .filter(blob -> site.repository().size(blob) <= TruthJson.LARGEST)
                .map(blob -> site.repository().read(blob, TruthJson.LARGEST));
    }

    Optional<SourceOfTruth> there(Optional<Sha> tip) {
        return bytes(tip).flatMap(TruthJson::read);
    }
}
