package lockstep.record.audit;

import java.time.Instant;
import lockstep.record.log.StructuredEntry;

/**
 * An entry in order that is not believed yet: this host's clock says that it was recorded days from now.
 *
 * @param date of the commit that brought it
 */
public record AheadEntry(Instant date, StructuredEntry entry) {}
