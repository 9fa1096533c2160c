package lockstep.repository.git;

import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Where the branches of the remote were when it was read.
 *
 * @param production empty before the first release
 * @param evidence empty before the first record
 */
public record RemoteHeads(Sha staging, Optional<Sha> production, Optional<Sha> evidence) {}
