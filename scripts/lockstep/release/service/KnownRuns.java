package lockstep.release.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.policy.promotion.TakenBack;
import lockstep.record.evidence.RecordedRun;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.RollbackOfCommit;
import lockstep.repository.git.RemoteHeads;

/**
 * The gate runs of a commit, and on which of them another run may rest.
 *
 * @param unsigned the ids of those that lack the signature that is required
 * @param takenBack when the last rollback began that took the commit back from production
 */
public record KnownRuns(List<GateRun> all, Set<String> unsigned, Optional<Instant> takenBack) {

    /** Those that are recorded for the service, as the remote had them. */
    static KnownRuns of(ReleaseSite site, RemoteHeads heads, Sha commit) {
        List<RecordedRun> runs = site.journal().runs(heads.evidence(), commit).stream()
                .filter(run -> run.run().service().equals(site.serviceName()))
                .toList();
        return new KnownRuns(
                runs.stream().map(RecordedRun::run).toList(),
                new RunSignatures(site).unsigned(heads.evidence(), runs),
                new RollbackOfCommit(site).find(site.journal().view(heads.evidence()), heads, commit, runs)
                        .map(TakenBack::since));
    }

    /** Of a folder of the operator's own. */
    public static KnownRuns stored(List<GateRun> runs) {
        return new KnownRuns(runs, Set.of(), Optional.empty());
    }

    public boolean mayBeReused(GateRun run) {
        return !unsigned.contains(run.id().text())
                && takenBack.filter(since -> !run.startedAt().isAfter(since)).isEmpty();
    }
}
