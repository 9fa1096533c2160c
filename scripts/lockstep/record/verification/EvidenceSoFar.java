package lockstep.record.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.record.journal.JournalPaths;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;

/**
 * The files that evidence is held against, as the history goes by: those of the commit at hand, and the statements on
 * staging runs of all before. Looking each up in its commit would read ever longer folders.
 */
final class EvidenceSoFar {

    private static final int LARGEST = 4 << 20;

    private final ReleaseRepository repository;
    private final Map<String, BlobId> statements = new HashMap<>();
    private final Map<String, BlobId> current = new HashMap<>();

    EvidenceSoFar(ReleaseRepository repository) {
        this.repository = repository;
    }

    void next(List<PathChange> changes) {
        current.clear();
        for (PathChange change : changes) {
            change.after().ifPresent(blob -> current.put(change.path(), blob));
            if (change.path().startsWith(JournalPaths.RUNS) && JournalPaths.isStatement(change.path())) {
                change.after().ifPresentOrElse(
                        blob -> statements.put(change.path(), blob), () -> statements.remove(change.path()));
            }
        }
    }

    Optional<byte[]> read(String path) {
        return Optional.ofNullable(current.get(path))
                .or(() -> Optional.ofNullable(statements.get(path)))
                .map(this::read);
    }

    byte[] read(BlobId blob) {
        return repository.read(blob, LARGEST);
    }
}
