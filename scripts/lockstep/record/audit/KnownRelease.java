package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.record.audit.EvidenceFact.RecordedIntent;

/**
 * What an audit knows of one release.
 *
 * @param begun the number of the commit that brought its first evidence
 * @param isLogged whether the log has an entry of it
 */
public record KnownRelease(ReleaseId id, Optional<Long> begun, Optional<RecordedIntent> intent, boolean isLogged) {}
