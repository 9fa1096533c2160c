package lockstep.release.version;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * A commit, and the version by which it was named.
 *
 * @param tag the object of the version's tag, as the remote has it
 */
public record NamedCommit(Sha commit, Optional<Version> version, Optional<Sha> tag) {

    static NamedCommit exactly(Sha commit) {
        return new NamedCommit(commit, Optional.empty(), Optional.empty());
    }

    /** For people, shorter: {@code v1.2.3 (1a2b3c4)}, or the first digits alone. */
    public String brief() {
        return version.map(name -> name + " (" + commit.abbreviated() + ")").orElseGet(commit::abbreviated);
    }

    /** For people: {@code v1.2.3 (1a2b3c4)}, or the commit alone. */
    public String shown() {
        return version.map(name -> name + " (" + commit.abbreviated() + ")").orElse(commit.hex());
    }
}
