package lockstep.record.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;

/**
 * Names the next promotion or rollback. Ids never go back, whatever the clock of this host says: entries are in
 * chronological order (docs/policy.md#id-order).
 */
public final class NextReleaseId {

    private static final int HIGHEST = 9_999;

    private NextReleaseId() {}

    public static ReleaseId after(Collection<ReleaseId> all, ReleaseId.Kind kind, Instant now) {
        Instant latest = now.plus(Clocks.FARTHEST_AHEAD);
        List<ReleaseId> taken = all.stream()
                .filter(id -> !id.minute().toInstant(ZoneOffset.UTC).isAfter(latest))
                .toList();
        Instant minute = taken.stream()
                .map(id -> id.minute().toInstant(ZoneOffset.UTC))
                .max(Instant::compareTo)
                .filter(last -> last.isAfter(now))
                .orElse(now);
        ReleaseId first = ReleaseId.first(kind, minute);
        int counter = taken.stream()
                .filter(id -> id.kind() == kind && id.minute().equals(first.minute()))
                .mapToInt(ReleaseId::counter)
                .max()
                .orElse(0);
        return counter < HIGHEST
                ? new ReleaseId(first.minute(), kind, counter + 1)
                : ReleaseId.first(kind, minute.plus(Duration.ofMinutes(1)));
    }
}
