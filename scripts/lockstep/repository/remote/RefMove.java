package lockstep.repository.remote;

import java.util.Optional;
import lockstep.base.release.Sha;

/** One branch or tag of a remote, from exactly what it was seen at to where it shall be. */
public sealed interface RefMove {

    /** The branch's name without {@code refs/heads/}; a tag's without {@code refs/tags/}. */
    String branch();

    Sha to();

    /** Only ever onwards: {@code to} must descend from {@code from}, and the branch must still be at {@code from}. */
    record FastForward(String branch, Sha from, Sha to) implements RefMove {}

    /** Back to an earlier commit, by force, if the branch is still at {@code from}. */
    record Rollback(String branch, Sha from, Sha to) implements RefMove {}

    /** A branch that must not exist yet. */
    record Create(String branch, Sha to) implements RefMove {}

    /** A tag that must not exist yet; {@code to} is the tag object. */
    record CreateTag(String branch, Sha to) implements RefMove {

        @Override
        public String ref() {
            return "refs/tags/" + branch;
        }
    }

    default String ref() {
        return "refs/heads/" + branch();
    }

    /** Where the branch must be for the move to happen; empty: nowhere. */
    default Optional<Sha> lease() {
        return switch (this) {
            case FastForward forward -> Optional.of(forward.from());
            case Rollback rollback -> Optional.of(rollback.from());
            case Create create -> Optional.empty();
            case CreateTag create -> Optional.empty();
        };
    }
}
