package lockstep.tui.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/**
 * Where the release stands: everything that one look at the remote and at both environments shows.
 *
 * @param main the head of the staging branch
 * @param release the head of the production branch; empty before the first release
 * @param candidates what the one has and the other has not, newest first
 * @param runs the recorded gate runs, newest first
 * @param log the entries, newest first
 * @param open a promotion or rollback that is not finished
 * @param knownGood where a rollback can go, newest first
 * @param problems what could not be read, a line each
 */
public record Situation(
        Instant readAt,
        Sha main,
        Optional<Sha> release,
        List<Candidate> candidates,
        Live staging,
        Live production,
        List<StoredRun> runs,
        List<EntryLine> log,
        Optional<OpenIntent> open,
        List<KnownGood> knownGood,
        List<String> problems) {

    public Situation {
        candidates = List.copyOf(candidates);
        runs = List.copyOf(runs);
        log = List.copyOf(log);
        knownGood = List.copyOf(knownGood);
        problems = List.copyOf(problems);
    }

    /** Production runs something else than the production branch says. */
    public boolean hasDrifted() {
        return release.isPresent() && production.reported().isPresent() && !production.runs(release.get());
    }

    public Optional<Candidate> candidate(Sha sha) {
        return candidates.stream().filter(candidate -> candidate.sha().equals(sha)).findFirst();
    }

    /** The newest entry that brought this commit to production. */
    public Optional<EntryLine> entry(Sha sha) {
        return log.stream().filter(entry -> entry.commit().equals(Optional.of(sha))).findFirst();
    }

    /** The newest recorded staging run of a commit. */
    public Optional<StoredRun> stagingRun(Sha sha) {
        return runs.stream()
                .filter(stored -> stored.run().mode().isStaging())
                .filter(stored -> stored.run().commit().equals(Optional.of(sha)))
                .findFirst();
    }
}
