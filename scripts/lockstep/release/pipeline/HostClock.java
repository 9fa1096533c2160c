package lockstep.release.pipeline;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.KnownGood;
import lockstep.record.journal.Intent;
import lockstep.release.site.ReleaseSite;

/** What a host whose clock is days behind the record would write, no audit believes: nobody can mend that. */
public record HostClock(ReleaseSite site) {

    /** @param begun what is to be finished, if anything is */
    public void require(AuditReport report, Optional<Intent> begun) {
        Instant now = site.clock().instant();
        Stream.concat(report.knownGood().stream().limit(1).map(KnownGood::since), begun.map(Intent::since).stream())
                .filter(recorded -> recorded.isAfter(now.plus(Clocks.FARTHEST_AHEAD)))
                .findFirst()
                .ifPresent(recorded -> {
                    throw new Refused("this host's clock says " + now + ", and a release was recorded at " + recorded
                            + "; nothing was changed", "Set this host's clock right, then try again.");
                });
    }
}
