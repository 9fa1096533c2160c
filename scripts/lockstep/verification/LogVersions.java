package lockstep.verification;

import java.util.Arrays;
import java.util.Optional;
import lockstep.audit.LogChange;
import lockstep.audit.LogGrowth;
import lockstep.audit.LogVersion;
import lockstep.audit.TipPrefixes;
import lockstep.git.BlobId;
import lockstep.git.PathChange;
import lockstep.git.ReleaseRepository;
import lockstep.release.Sha;

/**
 * Follows the log through its versions: by today's log where it only grew, by the versions themselves where not.
 *
 * <p>To prove a version costs reading as many bytes as it has, so for a log of n entries n²/2 of them. What this clone
 * found in order at its last visit need not be proven again: those versions are taken from today's log by their sizes.
 */
final class LogVersions {

    private static final int LARGEST = 256 << 20;

    private final ReleaseRepository repository;
    private final byte[] today;
    private final TipPrefixes prefixes;
    private final Optional<Sha> remembered;
    private boolean knownGood;

    LogVersions(ReleaseRepository repository, Optional<Sha> tip, String path) {
        this.repository = repository;
        this.today = tip.flatMap(commit -> repository.read(commit, path, LARGEST)).orElse(new byte[0]);
        this.prefixes = new TipPrefixes(today);
        this.remembered = repository.rememberedTip();
        this.knownGood = remembered.filter(known -> leadsTo(known, tip)).stream()
                .anyMatch(known -> isPrefix(repository.find(known, path)));
    }

    private boolean leadsTo(Sha known, Optional<Sha> tip) {
        return tip.isPresent() && repository.has(known) && repository.isAncestor(known, tip.get());
    }

    private boolean isPrefix(Optional<BlobId> log) {
        return prefixes.change(Optional.empty(), log.map(this::version)).isPresent();
    }

    LogChange change(PathChange change) {
        Optional<BlobId> before = switch (change) {
            case PathChange.Added added -> Optional.empty();
            case PathChange.Modified modified -> Optional.of(modified.before());
            case PathChange.Deleted deleted -> Optional.of(deleted.before());
        };
        Optional<BlobId> after = change.after();
        // Before an adoption a log may have shrunk, which the adoption forgave.
        if (knownGood && size(before) <= size(after) && size(after) <= today.length) {
            return new LogChange.Appended(Arrays.copyOfRange(today, size(before), size(after)));
        }
        return prefixes.change(before.map(this::version), after.map(this::version))
                .orElseGet(() -> LogGrowth.between(bytes(before), bytes(after)));
    }

    /** From the commit after this one on, every version has to be proven. */
    void passed(Sha commit) {
        if (remembered.equals(Optional.of(commit))) {
            knownGood = false;
        }
    }

    private int size(Optional<BlobId> blob) {
        return blob.map(id -> (int) repository.size(id)).orElse(0);
    }

    private LogVersion version(BlobId blob) {
        return new LogVersion(blob.hex(), repository.size(blob));
    }

    private byte[] bytes(Optional<BlobId> blob) {
        return blob.map(id -> repository.read(id, LARGEST)).orElse(new byte[0]);
    }
}
