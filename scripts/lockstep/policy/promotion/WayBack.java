package lockstep.policy.promotion;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;

/** Where a rollback goes that names no commit. */
public final class WayBack {

    private WayBack() {}

    /**
     * Where {@code release} stands, if that is good and only the log does not say so; else the newest good commit
     * before it. Who can write to the log can claim anything: only what the audit found nothing against is believed.
     *
     * @param release its head; empty where the branch is not there
     * @param logged where it stands by the audited log
     * @param good what is known to be good by the audited log, newest first
     */
    public static Optional<Sha> usual(Optional<Sha> release, Optional<Sha> logged, List<KnownGood> good) {
        List<Sha> commits = good.stream().map(KnownGood::sha).toList();
        Optional<Sha> head = release.or(() -> logged);
        boolean explained = release.equals(logged);
        return head.filter(sha -> commits.contains(sha) && !explained)
                .or(() -> commits.stream().filter(sha -> !head.equals(Optional.of(sha))).findFirst());
    }
}
