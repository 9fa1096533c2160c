package lockstep.repository.git;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.tree.PathChange;

/**
 * What a promotion would change: the paths that differ between two commits, in git's own words, not sanitised. A file
 * that was renamed counts under both its names.
 */
public record ChangeRange(Sha from, Sha to, List<String> paths) {

    public ChangeRange {
        paths = List.copyOf(paths);
    }

    /**
     * From what is live to the candidate: where not given, the production and the staging branch of the remote. The
     * remote is read only if something is missing without it.
     */
    public static ChangeRange find(
            ReleaseRepository repository, Optional<Sha> from, Optional<Sha> to, Deadline deadline) {
        Optional<Sha> first = from;
        Optional<Sha> last = to;
        if (first.isEmpty() || last.isEmpty() || !repository.has(first.get()) || !repository.has(last.get())) {
            RemoteHeads heads = repository.fetch(deadline);
            first = first.or(heads::production);
            last = last.or(() -> Optional.of(heads.staging()));
        }
        Sha start = first.orElseThrow(() -> new UsageError(
                "the remote has no branch " + repository.branches().production() + ", so it is unknown what is live",
                "Give --from SHA."));
        Sha end = last.get();
        requireHere(repository, start);
        requireHere(repository, end);
        return new ChangeRange(start, end, repository.changedPaths(start, end).stream().map(PathChange::path).toList());
    }

    private static void requireHere(ReleaseRepository repository, Sha sha) {
        if (!repository.has(sha)) {
            throw new ConfigurationError(
                    "the commit " + sha + " is neither in this clone nor on a branch of the release",
                    "Fetch the branch that it is on, or give another commit.");
        }
    }
}
