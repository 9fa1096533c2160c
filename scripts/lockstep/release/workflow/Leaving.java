package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.error.LostRace;
import lockstep.base.release.Sha;

/**
 * What a move is to leave, as whoever decided on it saw it. Nobody confirmed to leave what was released meanwhile.
 *
 * @param commit the head of {@code release}; empty where the branch was removed
 */
public record Leaving(Optional<Sha> commit) {

    /** @throws LostRace if {@code release} is elsewhere: moved meanwhile, or another commit was named */
    void requireForRollback(Optional<Sha> head, String branch) {
        if (!head.equals(commit)) {
            throw new LostRace(branch + " is at " + words(head) + ", and this rollback was to leave " + words(commit)
                    + "; nothing was changed",
                    "Somebody moved it meanwhile, or you named another commit. See `status`, then decide again.");
        }
    }

    /** @throws LostRace if {@code release} was moved or removed meanwhile */
    void requireForPromotion(Optional<Sha> head, String branch) {
        if (!head.equals(commit)) {
            throw new LostRace(branch + head.map(sha -> " moved to " + sha.abbreviated()).orElse(" was removed")
                    + " since you looked; nothing was changed", "Look again, then decide.");
        }
    }

    private static String words(Optional<Sha> commit) {
        return commit.map(Sha::abbreviated).orElse("nothing");
    }
}
