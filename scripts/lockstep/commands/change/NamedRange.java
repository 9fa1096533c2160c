package lockstep.commands.change;

import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.release.version.Versions;
import lockstep.repository.git.ChangeRange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/** From what is live to the candidate, each by a SHA or a version; what is not named, by its branch. */
public record NamedRange(Optional<CommitName> from, Optional<CommitName> to) {

    public static NamedRange of(Optional<String> from, Optional<String> to) {
        return new NamedRange(from.map(CommitName::parse), to.map(CommitName::parse));
    }

    /** @param remote its name, for messages */
    public ChangeRange find(ReleaseRepository repository, String remote, Deadline limit) {
        return ChangeRange.find(
                repository, from.map(name -> commit(name, repository, remote, limit)),
                to.map(name -> commit(name, repository, remote, limit)), limit);
    }

    private static Sha commit(CommitName name, ReleaseRepository repository, String remote, Deadline limit) {
        if (name instanceof CommitName.Exact(Sha sha)) {
            return sha;
        }
        RemoteHeads heads = repository.fetch(limit);
        try {
            return new Versions(repository, remote, () -> limit).known(name, heads).commit();
        } catch (Refused e) {
            // To whoever asks whether a change is allowed, a refusal is an answer.
            throw new UsageError(e.getMessage(), e.remedy());
        }
    }
}
