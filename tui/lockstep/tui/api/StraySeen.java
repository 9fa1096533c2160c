package lockstep.tui.api;

import java.util.Optional;
import lockstep.base.release.CanaryId;

/**
 * What no record tells of a canary: that it gets traffic although none is open, or what is true of the one that is.
 *
 * @param words what reads so; empty where nothing does, or nothing says how to read it
 * @param open the canary that was open then
 */
public record StraySeen(Optional<String> words, Optional<CanaryId> open) {

    /** Where none is open. */
    public StraySeen(Optional<String> words) {
        this(words, Optional.empty());
    }
}
