package lockstep.tui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.canary.CanaryView;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/**
 * What the remote says: where the branches are, and what is recorded.
 *
 * @param main the head of the staging branch
 * @param release the head of the production branch; empty before the first release
 * @param logged where the production branch stands by the audited record
 * @param evidence the head of the evidence branch; empty before the first record
 * @param candidates what the one has and the other has not, newest first, as far as it is loaded
 * @param behind how many of them there are in all
 * @param runs the recorded gate runs, newest first
 * @param log the entries, newest first
 * @param open a promotion or rollback that was really begun and is not finished
 * @param knownGood where a rollback can go by the audited record, newest first
 * @param problems what could not be read, and what waits for somebody, a line each
 * @param canary the one that is open, else the last that was begun, with all that it counted
 * @param subjects of commits that are named and are no candidates, as far as they are here
 */
public record GitSeen(
        Sha main, Optional<Sha> release, Optional<Sha> logged, Optional<Sha> evidence, List<Candidate> candidates,
        int behind, List<StoredRun> runs, List<EntryLine> log, Optional<OpenIntent> open, List<KnownGood> knownGood,
        List<String> problems, Map<Sha, String> subjects, Optional<CanaryView> canary) {

    public GitSeen {
        candidates = searched(candidates);
        runs = List.copyOf(runs);
        log = SearchedList.of(log, EntryLine::commit, EntryLine::searched);
        knownGood = List.copyOf(knownGood);
        problems = List.copyOf(problems);
        subjects = Map.copyOf(subjects);
    }

    /** What a commit is about; empty where that is not known here. */
    public String subject(Sha sha) {
        return candidate(sha).map(Candidate::subject).orElseGet(() -> subjects.getOrDefault(sha, ""));
    }

    private static SearchedList<Candidate> searched(List<Candidate> candidates) {
        return SearchedList.of(candidates, one -> Optional.of(one.sha()),
                one -> List.of(one.sha().hex(), one.author(), one.subject()));
    }

    public Optional<Candidate> candidate(Sha sha) {
        return searched(candidates).of(sha);
    }

    /** The candidate that it says it runs: whole names are found at once. */
    public Optional<Candidate> candidate(RevisionReading live) {
        if (live.reported().isEmpty()) {
            return Optional.empty();
        }
        return live.whole().map(this::candidate).orElseGet(() ->
                candidates.stream().filter(one -> live.runs(one.sha())).findFirst());
    }

    public List<Candidate> candidates(String words) {
        return searched(candidates).matching(words);
    }

    /** The newest entry of a commit. */
    public Optional<EntryLine> entry(Sha sha) {
        return entries().of(sha);
    }

    public List<EntryLine> entries(String words) {
        return entries().matching(words);
    }

    private SearchedList<EntryLine> entries() {
        return SearchedList.of(log, EntryLine::commit, EntryLine::searched);
    }

    public GitSeen withCandidates(List<Candidate> more) {
        return new GitSeen(
                main, release, logged, evidence, more, behind, runs, log, open, knownGood, problems, subjects, canary);
    }

    /** A canary that may have traffic. */
    public Optional<CanaryView> openCanary() {
        return canary.filter(CanaryView::isOpen);
    }

    public GitSeen withProblems(List<String> known) {
        return new GitSeen(
                main, release, logged, evidence, candidates, behind, runs, log, open, knownGood, known, subjects,
                canary);
    }

    /** Whether it says the same of everything that can be chosen or moved. */
    public boolean hasSameHeads(GitSeen other) {
        return main.equals(other.main) && release.equals(other.release) && behind == other.behind;
    }
}
