package lockstep.tui.api;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.WayBack;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/** Where the release stands: what the remote said last, beside what each environment said last. */
public record ReleaseSeen(GitSeen git, RevisionReading staging, RevisionReading production) {

    public Sha main() {
        return git.main();
    }

    public Optional<Sha> release() {
        return git.release();
    }

    public List<Candidate> candidates() {
        return git.candidates();
    }

    public List<StoredRun> runs() {
        return git.runs();
    }

    public List<EntryLine> log() {
        return git.log();
    }

    public Optional<OpenIntent> open() {
        return git.open();
    }

    public List<KnownGood> knownGood() {
        return git.knownGood();
    }

    public List<String> problems() {
        return git.problems();
    }

    /** Production runs something else than the production branch says. */
    public boolean hasDrifted() {
        return release().isPresent() && production.reported().isPresent() && !production.runs(release().get());
    }

    public Optional<Candidate> candidate(Sha sha) {
        return git.candidate(sha);
    }

    /** The newest entry that brought this commit to production. */
    public Optional<EntryLine> entry(Sha sha) {
        return git.entry(sha);
    }

    /** Whether anything was ever released, by the branch or by the record. */
    public boolean wasReleased() {
        return release().isPresent() || git.logged().isPresent() || log().stream().anyMatch(EntryLine::isMove);
    }

    /** It was in production and is not any more: somebody rolled it back. */
    public boolean wasTakenBack(Sha sha) {
        return entry(sha).filter(EntryLine::isMove).isPresent() && candidate(sha).isPresent();
    }

    /** Where a rollback goes that names no commit. */
    public Optional<KnownGood> wayBack() {
        Optional<Sha> target = WayBack.usual(release(), git.logged(), knownGood());
        return knownGood().stream().filter(known -> target.equals(Optional.of(known.sha()))).findFirst();
    }

    /** Whether the branch is there already, and the record says so: going there changes nothing. */
    public boolean staysAt(Sha target) {
        return release().equals(Optional.of(target)) && git.logged().equals(release());
    }

    /** The newest recorded staging run of a commit. */
    public Optional<StoredRun> stagingRun(Sha sha) {
        return runs().stream()
                .filter(stored -> stored.run().mode().isStaging())
                .filter(stored -> stored.run().commit().equals(Optional.of(sha)))
                .findFirst();
    }
}
