package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.history.OpenIntent;

/** What was about to happen to {@code release}: recorded by the same push that made it happen. */
public sealed interface Intent permits PromotionIntent, RollbackIntent {

    ReleaseId id();

    Operator operator();

    Instant since();

    /** Where {@code release} was; empty before the first promotion. */
    Optional<Sha> from();

    /** Where {@code release} is to be. */
    Sha target();

    /** Whether somebody answers for not being able to verify which commit production runs. */
    boolean unverifiedAccepted();

    /** The digest of the configuration that was decided by; empty in what was recorded before it was. */
    Optional<String> configuration();

    /** By what it passed the stages of the pipeline. */
    Passage passage();

    /** The several services that it moves, in their order; none where there is one. */
    List<ServiceName> serviceNames();

    /** The operator's own words, on one sanitised line. */
    String notes();

    default OpenIntent asOpen() {
        return new OpenIntent(id(), operator(), since(), target());
    }
}
