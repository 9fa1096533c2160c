package lockstep.commands.verify;

import java.util.Comparator;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.ReleaseId;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.OpenIntent;
import lockstep.record.journal.JournalView;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogPlace;
import lockstep.record.log.LogProblem;
import lockstep.record.log.RollbackEntry;
import lockstep.release.service.RecordSeen;

/**
 * The rollback that is to be verified: the newest entry of the log, if it is one and nothing newer is open. Where
 * something was found against the record, the newest that the audit trusts: whoever may push can write behind it.
 */
record LastRollback(JournalView view, AuditReport audit) {

    private static final String SEE_LOG = "See `release-log verify`.";
    private static final Comparator<LogPlace> IN_THE_LOG =
            Comparator.comparingInt(LogPlace::volume).thenComparingLong(LogPlace::line);

    RollbackEntry found() {
        open().ifPresent(open -> {
            throw new Refused(
                    open.id() + " to " + open.target().abbreviated() + " is not finished, begun by " + open.operator(),
                    "Finish it from any host: `" + open.id().finishedBy() + "`.");
        });
        view.unreadable().stream().filter(audit::isBegun).filter(LastRollback::isRollback).findFirst()
                .ifPresent(id -> {
                    throw new Refused(id + " is not finished, and its intent cannot be read", SEE_LOG);
                });
        return trusted().orElseGet(this::newest);
    }

    /** What the log has behind it, in words; empty where there is nothing. */
    Optional<String> passedOver(RollbackEntry found) {
        boolean isNewest = unreadable(newestItem()).isEmpty()
                && newestItem().filter(item -> item.entry().equals(found)).isPresent();
        return isNewest ? Optional.empty() : Optional.of("what the log has behind " + found.id()
                + " is passed over, as the audit does not trust it; " + found.id() + " is verified");
    }

    /** The one that took {@code release} to where the audit knows it. */
    private Optional<RollbackEntry> trusted() {
        return new RecordSeen(view, audit).complaints().isEmpty() ? Optional.empty()
                : audit.standing().flatMap(to -> view.reading().entries().reversed().stream()
                        .filter(RollbackEntry.class::isInstance).map(RollbackEntry.class::cast)
                        .filter(entry -> entry.to().equals(to)).findFirst());
    }

    private Optional<LogItem> newestItem() {
        return view.reading().items().stream().reduce((earlier, later) -> later);
    }

    private Optional<LogProblem> unreadable(Optional<LogItem> newest) {
        return view.reading().problems().stream()
                .filter(problem -> newest.filter(item -> !isAfter(problem, item)).isEmpty())
                .findFirst();
    }

    private RollbackEntry newest() {
        Optional<LogItem> newest = newestItem();
        unreadable(newest).ifPresent(problem -> {
            throw new Refused("the newest block of the log cannot be read: " + problem, SEE_LOG);
        });
        return newest.map(LogItem::entry)
                .filter(RollbackEntry.class::isInstance)
                .map(RollbackEntry.class::cast)
                .orElseThrow(() -> new Refused(
                        "the newest entry of the log is not a rollback", "See `release-log list` and `status`."));
    }

    /** Whoever may push can leave an intent behind: one that the audit does not trust says nothing. */
    private Optional<OpenIntent> open() {
        return new RecordSeen(view, audit).open().filter(open -> isRollback(open.id()));
    }

    private static boolean isRollback(ReleaseId id) {
        return id.kind() == ReleaseId.Kind.ROLLBACK;
    }

    private static boolean isAfter(LogProblem problem, LogItem item) {
        return IN_THE_LOG.compare(problem.place(), item.place()) > 0;
    }
}
