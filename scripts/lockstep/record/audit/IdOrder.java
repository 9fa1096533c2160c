package lockstep.record.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;

/**
 * Release ids never go back. A rollback has to be possible behind a host whose clock was days ahead: it goes on from
 * those that were not ahead of it. Promotions wait until that day has come.
 */
final class IdOrder {

    /** One minute a day: a clock that was ahead on more days than these holds rollbacks up. */
    private static final int MOST = 400;

    private final Deque<LocalDateTime> minutes = new ArrayDeque<>();

    /** The last one of each day, in the order in which they came. */
    List<LocalDateTime> minutes() {
        return List.copyOf(minutes);
    }

    void restore(List<LocalDateTime> known) {
        minutes.clear();
        minutes.addAll(known);
    }

    /** @param when its commit is dated */
    boolean allows(ReleaseId id, Optional<Instant> when) {
        if (id.kind() == ReleaseId.Kind.PROMOTION || when.isEmpty()) {
            return minutes.stream().allMatch(minute -> !id.minute().isBefore(minute));
        }
        Instant latest = when.get().plus(Clocks.FARTHEST_AHEAD);
        for (Iterator<LocalDateTime> before = minutes.descendingIterator(); before.hasNext();) {
            LocalDateTime minute = before.next();
            if (!minute.toInstant(ZoneOffset.UTC).isAfter(latest)) {
                return !id.minute().isBefore(minute);
            }
        }
        return minutes.size() < MOST;
    }

    void add(ReleaseId id) {
        LocalDateTime minute = id.minute();
        if (!minutes.isEmpty() && minutes.getLast().toLocalDate().equals(minute.toLocalDate())
                && !minutes.getLast().isAfter(minute)) {
            minutes.removeLast();
        }
        minutes.addLast(minute);
        if (minutes.size() > MOST) {
            LocalDateTime latest = minutes.stream().max(Comparator.naturalOrder()).orElseThrow();
            if (minutes.removeFirst().equals(latest)) {
                minutes.removeFirst();
                minutes.addFirst(latest);
            }
        }
    }
}
