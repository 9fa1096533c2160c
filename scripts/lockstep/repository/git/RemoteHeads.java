package lockstep.repository.git;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Where the branches of the remote were when it was read, and the tags that witness what was recorded.
 *
 * @param production empty before the first release
 * @param evidence empty before the first record
 * @param witnesses the ids of the tags, by what follows {@value #WITNESS} in their names
 */
public record RemoteHeads(
        Sha staging, Optional<Sha> production, Optional<Sha> evidence, Map<String, Sha> witnesses) {

    /** How the names of the tags begin. */
    public static final String WITNESS = "lockstep/checkpoint/";

    public RemoteHeads {
        witnesses = Map.copyOf(witnesses);
    }

    /** The same, with another head of production. */
    public RemoteHeads withProduction(Optional<Sha> other) {
        return new RemoteHeads(staging, other, evidence, witnesses);
    }

    /** Without witnesses. */
    public RemoteHeads(Sha staging, Optional<Sha> production, Optional<Sha> evidence) {
        this(staging, production, evidence, Map.of());
    }
}
