package lockstep.tui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryView;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/**
 * What the remote says: where the branches are, and what is recorded.
 *
 * @param main the head of the staging branch
 * @param release the head of the production branch; empty before the first release
 * @param candidates what the one has and the other has not, newest first, as far as it is loaded
 * @param behind how many of them there are in all
 * @param runs the recorded gate runs, newest first
 * @param log the entries, newest first
 * @param open a promotion or rollback that is not finished
 * @param knownGood where a rollback can go, newest first
 * @param problems what could not be read, and what waits for somebody, a line each
 * @param canary the one that is open, else the last that was begun, with all that it counted
 * @param subjects of commits that are named and are no candidates, as far as they are here
 */
public record GitSeen(
        Sha main, Optional<Sha> release, List<Candidate> candidates, int behind, List<StoredRun> runs,
        List<EntryLine> log, Optional<OpenIntent> open, List<KnownGood> knownGood, List<String> problems,
        Map<Sha, String> subjects, Optional<CanaryView> canary) {

    public GitSeen {
        candidates = List.copyOf(candidates);
        runs = List.copyOf(runs);
        log = List.copyOf(log);
        knownGood = List.copyOf(knownGood);
        problems = List.copyOf(problems);
        subjects = Map.copyOf(subjects);
    }

    /** What a commit is about; empty where that is not known here. */
    public String subject(Sha sha) {
        return candidates.stream()
                .filter(one -> one.sha().equals(sha))
                .findFirst()
                .map(Candidate::subject)
                .orElseGet(() -> subjects.getOrDefault(sha, ""));
    }

    public GitSeen withCandidates(List<Candidate> more) {
        return new GitSeen(main, release, more, behind, runs, log, open, knownGood, problems, subjects, canary);
    }

    public GitSeen withCanary(CanaryView view) {
        return new GitSeen(
                main, release, candidates, behind, runs, log, open, knownGood, problems, subjects, Optional.of(view));
    }

    /** A canary that may have traffic. */
    public Optional<CanaryView> openCanary() {
        return canary.filter(CanaryView::isOpen);
    }

    public GitSeen withBehind(int count) {
        return new GitSeen(main, release, candidates, count, runs, log, open, knownGood, problems, subjects, canary);
    }

    public GitSeen withKnownGood(List<KnownGood> known) {
        return new GitSeen(main, release, candidates, behind, runs, log, open, known, problems, subjects, canary);
    }

    public GitSeen withProblems(List<String> known) {
        return new GitSeen(main, release, candidates, behind, runs, log, open, knownGood, known, subjects, canary);
    }

    /** Whether it says the same of everything that can be chosen or moved. */
    public boolean hasSameHeads(GitSeen other) {
        return main.equals(other.main) && release.equals(other.release) && behind == other.behind;
    }
}
