package lockstep.record.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.attestation.StatementFile;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.SetPlaces;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The files that evidence is held against, as the history goes by: those of the commit at hand, the statements on
 * staging runs, the versions, the approvals and the intents of canaries of all before, and the digests of what was
 * recorded of releases that have no outcome yet. Looking each up in its commit would read ever longer folders.
 */
final class EvidenceSoFar {

    /** In bytes, of the commit at hand; whoever pushes more has it read again. */
    private static final long MOST_HELD = 32L << 20;

    private final ReleaseRepository repository;
    private final BlobReader blobs;
    private final Optional<Sha> known;
    private final KeptBlobs kept = new KeptBlobs();
    private final Map<String, BlobId> current = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final RecentFiles recent = new RecentFiles();
    private final KnownTrees trees = new KnownTrees();
    private Map<BlobId, LoadedCommit.File> loaded = Map.of();
    private final Map<BlobId, Sha256> digests = new HashMap<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();
    private final Map<ReleaseId, RecordedFiles> open = new HashMap<>();
    private final CanaryPauses pauses;
    private final CanaryRests rests;
    private final Set<String> consumed = new HashSet<>();
    private long held;

    /** @param known a commit whose files may be looked up: the history before it does not go by */
    EvidenceSoFar(ReleaseRepository repository, BlobReader blobs, Optional<Sha> known) {
        this.repository = repository;
        this.blobs = blobs;
        this.known = known;
        this.pauses = new CanaryPauses(repository, known);
        this.rests = new CanaryRests(repository, known);
    }

    CanaryPauses pauses() {
        return pauses;
    }

    CanaryRests rests() {
        return rests;
    }

    void next(LoadedCommit commit) {
        current.clear();
        contents.clear();
        held = 0;
        loaded = commit.files();
        digests.clear();
        unreadable.clear();
        for (PathChange change : commit.commit().changes()) {
            Optional<BlobId> blob = change.after().filter(TreeFile::isPlain).map(TreeFile::id);
            blob.ifPresent(id -> current.put(change.path(), id));
            if (change instanceof PathChange.Added) {
                pauses.added(change.path());
                blob.ifPresent(id -> rests.added(change.path(), id));
                if (ApprovalPlaces.idOf(change.path(), Kind.CONSUMED).isPresent()) {
                    consumed.add(change.path());
                }
            }
            if (isStatementOfRun(change.path()) || isKept(change.path())) {
                blob.ifPresentOrElse(id -> keep(change.path(), id), () -> kept.remove(change.path()));
            }
        }
    }

    private void keep(String path, BlobId blob) {
        kept.put(path, blob);
        Optional.ofNullable(loaded.get(blob)).ifPresent(file -> recent.put(blob, file));
    }

    private static boolean isStatementOfRun(String path) {
        return path.startsWith(EvidenceLayout.RUNS) && EvidenceLayout.isStatement(path);
    }

    /** But not what used an approval up: that has to come with the intent. */
    private static boolean isApproval(String path) {
        return path.startsWith(ApprovalPlaces.FOLDER + "/") && !path.contains("/consumed-");
    }

    private static boolean isKept(String path) {
        return isVersion(path) || CanaryPlaces.isIntent(path) || CanaryPlaces.isPause(path)
                || SetPlaces.isIntent(path) || isApproval(path);
    }

    private static boolean isVersion(String path) {
        return path.startsWith(EvidenceLayout.VERSIONS + "/");
    }

    /** Whether the commit at hand brought it. */
    boolean isNew(String path) {
        return current.containsKey(path);
    }

    Optional<byte[]> read(String path) {
        return find(path).map(this::read);
    }

    /** The digest of what {@link #read(String)} reads. */
    Optional<Sha256> digest(String path) {
        return find(path).map(this::digest);
    }

    /** What {@link #read(String)} reads, as JSON; a missing node where it is none. */
    Optional<JsonNode> json(String path) {
        return find(path).map(blob -> tree(blob).orElseGet(MissingNode::getInstance));
    }

    private Optional<JsonNode> tree(BlobId blob) {
        return trees.of(digest(blob), () -> read(blob));
    }

    /** The same, as a statement. */
    Optional<StatementFile> statement(String path) {
        return find(path).map(blob -> new StatementFile(read(blob), tree(blob)));
    }

    /** Whether {@link #read(String)} finds anything. */
    boolean has(String path) {
        return find(path).isPresent();
    }

    private Optional<BlobId> find(String path) {
        return Optional.ofNullable(current.get(path))
                .or(() -> isStatementOfRun(path) || isKept(path) ? kept.get(path) : Optional.empty())
                .or(() -> known.filter(tip -> path.startsWith(EvidenceLayout.RUNS) || isKept(path))
                        .flatMap(tip -> repository.find(tip, path)));
    }

    /** Whether an approval was used up by the commit at hand or before: the path is that of the file that says so. */
    boolean isUsedUp(String path) {
        return consumed.contains(path) || known.flatMap(tip -> repository.find(tip, path)).isPresent();
    }

    byte[] read(BlobId blob) {
        LoadedCommit.File here = loadedOrRecent(blob);
        if (here != null) {
            return here.content();
        }
        byte[] there = contents.get(blob.hex());
        if (there != null) {
            return there;
        }
        byte[] content = blobs.read(blob, RecordedDocument.LARGEST);
        if (held + content.length <= MOST_HELD) {
            held += content.length;
            contents.put(blob.hex(), content);
        }
        return content;
    }

    private LoadedCommit.File loadedOrRecent(BlobId blob) {
        LoadedCommit.File here = loaded.get(blob);
        return here != null ? here : recent.find(blob).orElse(null);
    }

    /** A file of the commit at hand, if it is small. */
    Optional<byte[]> small(BlobId blob) {
        LoadedCommit.File here = loaded.get(blob);
        long size = here != null ? here.content().length : blobs.size(blob);
        return size <= CheckpointNote.LARGEST ? Optional.of(read(blob)) : Optional.empty();
    }

    /** The digest of a file of the commit at hand; empty where it is too large to be evidence. */
    Optional<Sha256> digest(String path, TreeFile file) {
        Sha256 digest;
        try {
            digest = digest(file.id());
        } catch (NotVerified e) {
            // Too large, and to ask before costs as much as to read; the manifest names the object then.
            unreadable.put(path, e.getMessage());
            return Optional.empty();
        }
        EvidenceLayout.releaseOf(path).ifPresent(
                id -> open.computeIfAbsent(id, release -> new RecordedFiles()).add(path, digest));
        return Optional.of(digest);
    }

    /** Why files of the commit at hand have no digest, by path. */
    SortedMap<String, String> unreadable() {
        return unreadable;
    }

    /** The digest of a file, worked out once for the commit at hand. */
    Sha256 digest(BlobId blob) {
        LoadedCommit.File here = loadedOrRecent(blob);
        return here != null ? here.sha256() : digests.computeIfAbsent(blob, id -> Sha256.of(read(id)));
    }

    /** What was recorded of a release up to its outcome, by path; asked for once. */
    SortedMap<String, Sha256> close(ReleaseId id) {
        RecordedFiles recorded = open.remove(id);
        return recorded == null ? new TreeMap<>() : recorded.byPath();
    }
}
