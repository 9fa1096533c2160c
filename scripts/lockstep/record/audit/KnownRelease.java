package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ReleaseId;

/**
 * What an audit knows of one release.
 *
 * @param begun the number of the commit that brought its first evidence
 * @param isLogged whether the log has an entry of it
 */
public record KnownRelease(ReleaseId id, Optional<Long> begun, Optional<JudgedIntent> intent, boolean isLogged) {}
