package lockstep.release.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.WayBack;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.history.KnownGood;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Whether this host's clock can be right, by the record and the code. */
public record HostClock(ReleaseSite site) {

    private static final String ID_ORDER = "docs/policy.md#" + AuditRule.ID_ORDER.id();

    /**
     * Before a promotion: it is named after all others.
     *
     * @throws Refused before anything is changed
     */
    public void requireToPromote(JournalView journal) {
        tooEarly(journal).ifPresent(refused -> {
            throw refused;
        });
    }

    /** Why nothing is promoted from this host yet. */
    public Optional<Refused> tooEarly(JournalView journal) {
        Instant now = site.clock().instant();
        return ofLockstep(journal.reading().entries()).flatMap(entry -> entry.releaseId().stream())
                .filter(id -> id.minute().toInstant(ZoneOffset.UTC).isAfter(now.plus(Clocks.FARTHEST_AHEAD)))
                .findFirst()
                .map(id -> new Refused("this host's clock says " + now + ", and the log has " + id + ", which is days "
                        + "ahead of it (" + ID_ORDER + "); nothing was changed",
                        "If this clock is wrong, set it right, then try again. If it is right, promotions wait until "
                                + "that day."));
    }

    /** A log that was adopted was written by hand, and its ids as somebody liked. */
    private static Stream<LogEntry> ofLockstep(List<LogEntry> entries) {
        return entries.stream().anyMatch(AdoptionEntry.class::isInstance)
                ? entries.stream().dropWhile(entry -> !(entry instanceof AdoptionEntry))
                : entries.stream();
    }

    /**
     * Before a rollback. What is dated days ahead is not believed yet: where that changes the way back, somebody has to
     * say it.
     *
     * @param release where the branch stands
     * @param named where somebody said to go
     * @return what there is to tell
     * @throws Refused before anything is changed
     */
    public List<String> requireToRollBack(Optional<Sha> release, AuditReport report, Optional<Sha> named) {
        if (report.ahead().isEmpty()) {
            return List.of();
        }
        ReleaseHistory later = ReleaseHistory.from(report.standing(), report.knownGood());
        report.ahead().forEach(ahead -> later.accept(ahead.entry()));
        Optional<Sha> usual = WayBack.usual(release, report.standing(), report.knownGood());
        boolean isSure = named.isEmpty()
                ? usual.isPresent() && usual.equals(WayBack.usual(release, later.standing(), later.knownGood()))
                : report.knownGood().stream().map(KnownGood::sha).anyMatch(named.get()::equals);
        Instant date = report.ahead().getLast().date();
        if (!isSure) {
            throw new Refused("this host's clock says " + site.clock().instant() + ", and a release was recorded at "
                    + date + "; nothing was changed",
                    "If this clock is wrong, set it right, then try again. If it is right, say where to go: --to "
                            + "COMMIT, one that was known to be good before; the records from the future are not "
                            + "believed.");
        }
        return Stream.concat(
                Stream.of("a release was recorded at " + date + ", which is days ahead of this host's clock; it is not "
                        + "believed"),
                named.or(() -> usual).flatMap(to -> later.rolledBackBy(to).map(id -> id + ", which is not believed, "
                        + "rolled " + to.abbreviated() + " back")).stream()).toList();
    }

    /**
     * Before a move that somebody began is gone on with. A record from the future is believed by nobody; where the code
     * is from there too, it is this clock that is wrong.
     */
    public void requireToGoOn(RemoteHeads heads, AuditReport report, Intent begun) {
        require("what is to be finished was begun at ",
                Stream.of(begun).filter(intent -> report.isBegun(intent.id())).map(HostClock::begun));
        if (ahead(made(heads.evidence())).isPresent()) {
            require("commits were made up to ", Stream.of(heads.knownStaging(), heads.production())
                    .flatMap(Optional::stream)
                    .filter(head -> !heads.evidence().equals(Optional.of(head)))
                    .flatMap(head -> made(Optional.of(head))));
        }
    }

    /** An id may be later than its time, never before the one before it. */
    private static Instant begun(Intent intent) {
        Instant named = intent.id().minute().toInstant(ZoneOffset.UTC);
        return named.isAfter(intent.since()) ? named : intent.since();
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
