package lockstep.release.site;

import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.ProductionSeen;

/** What the environments of one of several services say they run. */
public record ServiceStatus(
        ServiceName name, Optional<RevisionReading> staging, Optional<RevisionReading> production) {

    /** What production runs, held against the head of {@code release}. */
    public ProductionSeen productionSeen(Optional<Sha> release) {
        return SiteStatus.seen(production, release);
    }
}
