package lockstep.record.verification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.checkpoint.RecordManifest;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/** Which commits are records, and the manifest of one: the same for who writes it and for who verifies it. */
public record RecordedChanges(EvidenceLayout layout) {

    /** Reads the digest of what lies at a path after a change; empty where it is too large. */
    @FunctionalInterface
    public interface Digests {
        Optional<Sha256> of(String path, TreeFile file);
    }

    /** On a branch of its own every commit is one; elsewhere those that touch log or evidence. */
    public boolean isRecord(List<PathChange> changes) {
        return layout.dedicated() || changes.stream().anyMatch(change -> layout.isRecord(change.path()));
    }

    public byte[] manifest(Optional<Sha> parent, Instant when, List<PathChange> changes, Digests digests) {
        RecordManifest manifest = new RecordManifest(parent, when);
        for (PathChange change : changes) {
            String path = change.path();
            if (counts(path) && !path.equals(EvidenceLayout.CHECKPOINT)) {
                Optional<TreeFile> after = change.after();
                Optional<Sha256> digest = after.filter(TreeFile::isPlain).flatMap(file -> digests.of(path, file));
                digest.ifPresentOrElse(
                        content -> manifest.file(path, content),
                        () -> manifest.other(path, after.map(RecordedChanges::inWords).orElse("deleted")));
            }
        }
        return manifest.bytes();
    }

    /** Whether a file that lies there is told by a record that changes it. */
    boolean counts(String path) {
        return layout.dedicated() || layout.isRecord(path) || TruthPlaces.isAny(path);
    }

    private static String inWords(TreeFile file) {
        return file.kind().name().toLowerCase(Locale.ROOT) + ":" + file.id().hex();
    }
}
