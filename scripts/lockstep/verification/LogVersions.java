package lockstep.verification;

import java.util.Optional;
import lockstep.audit.LogChange;
import lockstep.audit.LogGrowth;
import lockstep.audit.LogVersion;
import lockstep.audit.TipPrefixes;
import lockstep.git.BlobId;
import lockstep.git.PathChange;
import lockstep.git.ReleaseRepository;
import lockstep.release.Sha;

/** Follows the log through its versions: by today's log where it only grew, by the versions themselves where not. */
final class LogVersions {

    private static final int LARGEST = 256 << 20;

    private final ReleaseRepository repository;
    private final TipPrefixes prefixes;

    LogVersions(ReleaseRepository repository, Optional<Sha> tip, String path) {
        this.repository = repository;
        this.prefixes = new TipPrefixes(
                tip.flatMap(commit -> repository.read(commit, path, LARGEST)).orElse(new byte[0]));
    }

    LogChange change(PathChange change) {
        Optional<BlobId> before = switch (change) {
            case PathChange.Added added -> Optional.empty();
            case PathChange.Modified modified -> Optional.of(modified.before());
            case PathChange.Deleted deleted -> Optional.of(deleted.before());
        };
        Optional<BlobId> after = change.after();
        return prefixes.change(before.map(this::version), after.map(this::version))
                .orElseGet(() -> LogGrowth.between(bytes(before), bytes(after)));
    }

    private LogVersion version(BlobId blob) {
        return new LogVersion(blob.hex(), repository.size(blob));
    }

    private byte[] bytes(Optional<BlobId> blob) {
        return blob.map(id -> repository.read(id, LARGEST)).orElse(new byte[0]);
    }
}
