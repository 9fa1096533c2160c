package lockstep.record.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Where {@code release} stands and stood, as known from elsewhere than the log.
 *
 * @param head where it stands today; empty where there is no such branch
 * @param earlier where it was seen to stand, as far as git remembers
 */
public record ReleaseSightings(Optional<Sha> head, List<Sighting> earlier) {

    /** @param where such as {@code reflog of origin/release} */
    public record Sighting(Sha sha, Instant when, String where) {}

    public ReleaseSightings {
        earlier = List.copyOf(earlier);
    }
}
