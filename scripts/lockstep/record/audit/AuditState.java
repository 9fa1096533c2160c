package lockstep.record.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.ReleaseHistory;

/**
 * What an audit knows after a commit, with nothing found and nothing open: with what it knows of each release and each
 * commit ({@link Known}), enough to go on from there as if it had begun with the first. Which files there are is not in
 * it: evidence only grew, so the commit itself tells.
 *
 * @param tip the commit
 * @param isInUse whether any promotion or rollback was recorded with evidence
 * @param truth the release that the source of truth is about
 */
public record AuditState(Sha tip, long commits, boolean isInUse, Log log, Optional<ReleaseId> truth) {

    /**
     * What is known of releases and commits, told of each when it is asked for, as there may be a hundred thousand; of
     * an earlier visit, no more than was asked about.
     */
    public record Known(
            Set<ReleaseId> releases, Function<ReleaseId, KnownRelease> ofRelease,
            Set<Sha> commits, Function<Sha, KnownCommit> ofCommit) {}

    /**
     * What is kept of a run: enough to judge entries by, little enough for a hundred thousand.
     *
     * @param position the number of the commit that brought it
     * @param oldest when the oldest of what it says was seen: it may rest on an earlier run
     * @param service which of several services was asked; empty where there is one
     * @param configuration the digest of the configuration that it was made by, where it tells
     */
    public record Run(
            long position, Environment mode, Verdict verdict, boolean verified, Instant startedAt, Instant oldest,
            Set<GateName> passed, Optional<ServiceName> service, Optional<String> configuration) {}

    /**
     * @param line the number of the next line of the volume
     * @param newest the minutes of the newest release ids, in their order
     * @param adoption the entry's text, as it stands in the log
     * @param lastMove the text of the newest promotion or rollback
     */
    public record Log(
            ReleaseHistory.State history, ReleaseHistory.State trusted, List<LocalDateTime> newest,
            int volume, long line,
            Optional<String> adoption, Optional<String> lastMove, long entries, long others, long lastEntryAt) {}
}
