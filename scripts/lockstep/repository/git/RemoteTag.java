package lockstep.repository.git;

import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * A tag as the remote has it.
 *
 * @param object the tag's own object; the commit itself where the tag is a lightweight one
 * @param commit the commit that it leads to; empty where it leads to something else
 */
public record RemoteTag(String name, Sha object, Optional<Sha> commit) {

    /** Whether it has an object of its own, with who tagged and when. */
    public boolean isAnnotated() {
        return commit.filter(object::equals).isEmpty();
    }
}
