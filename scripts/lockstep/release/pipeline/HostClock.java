package lockstep.release.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.KnownGood;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** What a host whose clock is days behind the record would write, no audit believes: nobody can mend that. */
public record HostClock(ReleaseSite site) {

    /**
     * Before a rollback.
     *
     * @param isNamed whether somebody said what to do, and does not rest on what is known to be good
     * @throws Refused before anything is changed
     */
    public void requireToRollBack(RemoteHeads heads, AuditReport report, JournalView journal, boolean isNamed) {
        requireNotBehind(report, journal);
        ahead(made(heads.evidence())).filter(time -> !isNamed).ifPresent(time -> {
            throw new Refused("the newest record is dated " + time + ", and this host's clock says "
                    + site.clock().instant() + "; nothing was changed",
                    "If this clock is wrong, set it right, then try again. If it is right, say where to go: --to "
                            + "COMMIT; the records from the future are not believed.");
        });
    }

    /**
     * Before a move that somebody began is gone on with. A record from the future is believed by nobody; where the code
     * is from there too, it is this clock that is wrong.
     */
    public void requireToGoOn(RemoteHeads heads, AuditReport report, JournalView journal, Intent begun) {
        requireNotBehind(report, journal);
        require("what is to be finished was begun at ",
                Stream.of(begun).filter(intent -> report.isBegun(intent.id())).map(Intent::since));
        if (ahead(made(heads.evidence())).isPresent()) {
            require("commits were made up to ", Stream.concat(Stream.of(heads.staging()), heads.production().stream())
                    .filter(head -> !heads.evidence().equals(Optional.of(head)))
                    .flatMap(head -> made(Optional.of(head))));
        }
    }

    private void requireNotBehind(AuditReport report, JournalView journal) {
        require("a release was recorded at ", Stream.concat(
                report.knownGood().stream().limit(1).map(KnownGood::since), logged(report, journal).stream()));
    }

    private void require(String what, Stream<Instant> times) {
        ahead(times).ifPresent(time -> {
            throw new Refused("this host's clock says " + site.clock().instant() + ", and " + what + time
                    + "; nothing was changed", "Set this host's clock right, then try again.");
        });
    }

    private Optional<Instant> ahead(Stream<Instant> times) {
        Instant latest = site.clock().instant().plus(Clocks.FARTHEST_AHEAD);
        return times.filter(time -> time.isAfter(latest)).findFirst();
    }

    private Stream<Instant> made(Optional<Sha> commit) {
        return commit.filter(site.repository()::has).map(head -> site.repository().summary(head).when()).stream();
    }

    /** Of a log against which nothing was found, the newest entry. */
    private static Optional<Instant> logged(AuditReport report, JournalView journal) {
        return !report.isVerified() ? Optional.empty() : journal.reading().entries().reversed().stream()
                .flatMap(entry -> entry.releaseId().stream())
                .findFirst()
                .map(id -> id.minute().toInstant(ZoneOffset.UTC));
    }
}
