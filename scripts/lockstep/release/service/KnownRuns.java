package lockstep.release.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.run.GateRun;

/**
 * The gate runs of a commit, and on which of them another run may rest.
 *
 * @param unsigned the ids of those that lack the signature that is required
 * @param takenBack when the last rollback began that took the commit back from production
 */
public record KnownRuns(List<GateRun> all, Set<String> unsigned, Optional<Instant> takenBack) {

    /** Of a folder of the operator's own. */
    public static KnownRuns stored(List<GateRun> runs) {
        return new KnownRuns(runs, Set.of(), Optional.empty());
    }

    public boolean mayBeReused(GateRun run) {
        return !unsigned.contains(run.id().text())
                && takenBack.filter(since -> !run.startedAt().isAfter(since)).isEmpty();
    }
}
