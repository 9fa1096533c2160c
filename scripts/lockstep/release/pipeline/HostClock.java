package lockstep.release.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.KnownGood;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.release.site.ReleaseSite;

/** What a host whose clock is days behind the record would write, no audit believes: nobody can mend that. */
public record HostClock(ReleaseSite site) {

    /**
     * @param begun what is to be finished, if anything is; believed where somebody really began it
     * @throws Refused before anything is changed
     */
    public void require(AuditReport report, JournalView journal, Optional<Intent> begun) {
        Instant now = site.clock().instant();
        Stream.of(
                        report.knownGood().stream().limit(1).map(KnownGood::since),
                        logged(report, journal).stream(),
                        begun.filter(intent -> report.isBegun(intent.id())).map(Intent::since).stream())
                .flatMap(times -> times)
                .filter(recorded -> recorded.isAfter(now.plus(Clocks.FARTHEST_AHEAD)))
                .findFirst()
                .ifPresent(recorded -> {
                    throw new Refused("this host's clock says " + now + ", and a release was recorded at " + recorded
                            + "; nothing was changed", "Set this host's clock right, then try again.");
                });
    }

    /** Of a log against which nothing was found, the newest entry. */
    private static Optional<Instant> logged(AuditReport report, JournalView journal) {
        return !report.isVerified() ? Optional.empty() : journal.reading().entries().reversed().stream()
                .flatMap(entry -> entry.releaseId().stream())
                .findFirst()
                .map(id -> id.minute().toInstant(ZoneOffset.UTC));
    }
}
