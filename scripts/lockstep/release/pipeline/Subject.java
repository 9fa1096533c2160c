package lockstep.release.pipeline;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.policy.requirement.Action;
import lockstep.release.version.NamedCommit;

/**
 * Which commit is to do what.
 *
 * @param version by which it was named; empty where it was by its SHA
 */
public record Subject(Sha commit, Action move, Optional<Version> version) {

    public Subject(Sha commit, Action move) {
        this(commit, move, Optional.empty());
    }

    public static Subject of(NamedCommit named, Action move) {
        return new Subject(named.commit(), move, named.version());
    }
}
