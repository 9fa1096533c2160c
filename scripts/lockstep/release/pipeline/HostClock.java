package lockstep.release.pipeline;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Whether this host's clock can be right, by the record and the code. */
public record HostClock(ReleaseSite site) {

    /**
     * Before a rollback. What is dated days ahead is not believed yet, so what is known to be good may be too old.
     *
     * @param named where somebody said to go
     * @throws Refused before anything is changed
     */
    public void requireToRollBack(AuditReport report, Optional<Sha> named) {
        boolean isKnown = named.filter(to -> report.knownGood().stream().anyMatch(good -> good.sha().equals(to)))
                .isPresent();
        report.ahead().filter(date -> !isKnown).ifPresent(date -> {
            throw new Refused("this host's clock says " + site.clock().instant() + ", and a release was recorded at "
                    + date + "; nothing was changed",
                    "If this clock is wrong, set it right, then try again. If it is right, say where to go: --to "
                            + "COMMIT, one that was known to be good before; the records from the future are not "
                            + "believed.");
        });
    }

    /**
     * Before a move that somebody began is gone on with. A record from the future is believed by nobody; where the code
     * is from there too, it is this clock that is wrong.
     */
    public void requireToGoOn(RemoteHeads heads, AuditReport report, Intent begun) {
        require("what is to be finished was begun at ",
                Stream.of(begun).filter(intent -> report.isBegun(intent.id())).map(Intent::since));
        if (ahead(made(heads.evidence())).isPresent()) {
            require("commits were made up to ", Stream.concat(Stream.of(heads.staging()), heads.production().stream())
                    .filter(head -> !heads.evidence().equals(Optional.of(head)))
                    .flatMap(head -> made(Optional.of(head))));
        }
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
}
