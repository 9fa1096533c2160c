package lockstep.record.sets;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;

/**
 * What was done with a release set.
 *
 * @param member of which it is said; empty where it is said of the set
 * @param entry the member's own entry, in its own log
 * @param commit where its {@code release} stands now
 */
public record SetStep(
        int number, SetStage stage, Operator operator, Instant at, Optional<ServiceName> member,
        Optional<ReleaseId> entry, Optional<Sha> commit, String words) {}
