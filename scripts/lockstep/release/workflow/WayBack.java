package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.KnownGood;

/** Where a rollback goes that names no commit. */
public final class WayBack {

    private WayBack() {}

    /**
     * Where {@code release} stands, if that is good and only the log does not say so; else the newest good commit
     * before it. Who can write to the log can claim anything: only entries that the audit found nothing against are
     * believed.
     */
    public static Optional<Sha> usual(Optional<Sha> release, AuditReport report) {
        List<Sha> good = report.knownGood().stream().map(KnownGood::sha).toList();
        Optional<Sha> head = release.or(report::standing);
        boolean explained = release.equals(report.standing());
        return head.filter(sha -> good.contains(sha) && !explained)
                .or(() -> good.stream().filter(sha -> !head.equals(Optional.of(sha))).findFirst());
    }
}
