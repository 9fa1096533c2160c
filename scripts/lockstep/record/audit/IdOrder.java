package lockstep.record.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;

/**
 * Release ids never go back, and are not named long before their time. A rollback has to be possible behind a host
 * whose clock was days ahead: it goes on from those that were not ahead of it. Promotions wait until that day has come.
 */
final class IdOrder {

    /** One minute a day: a clock that was ahead on more days than these holds rollbacks up. */
    private static final int MOST = 400;

    private final Deque<LocalDateTime> minutes = new ArrayDeque<>();
    /** The dates of the commits that brought the intents: an id was named then, whenever it ended. */
    private final Map<ReleaseId, Instant> begun = new HashMap<>();

    /** The last one of each day, in the order in which they came. */
    List<LocalDateTime> minutes() {
        return List.copyOf(minutes);
    }

    void restore(List<LocalDateTime> known) {
        minutes.clear();
        minutes.addAll(known);
    }

    void begun(ReleaseId id, Optional<Instant> when) {
        when.ifPresent(date -> begun.putIfAbsent(id, date));
    }

    /** Nothing is recorded of it yet. */
    void forget() {
        minutes.clear();
    }

    /**
     * The day on which it was named, if that was long before its time.
     *
     * @param recorded the date of its entry's commit
     */
    Optional<Instant> early(ReleaseId id, Optional<Instant> recorded) {
        Instant minute = id.minute().toInstant(ZoneOffset.UTC);
        return named(id, recorded).filter(when -> minute.isAfter(when.plus(Clocks.FARTHEST_AHEAD)));
    }

    private Optional<Instant> named(ReleaseId id, Optional<Instant> recorded) {
        return Optional.ofNullable(begun.get(id)).or(() -> recorded);
    }

    /** @param recorded the date of its entry's commit */
    boolean allows(ReleaseId id, Optional<Instant> recorded) {
        long latest = named(id, recorded)
                .filter(when -> id.kind() == ReleaseId.Kind.ROLLBACK)
                .map(when -> when.plus(Clocks.FARTHEST_AHEAD).getEpochSecond())
                .orElse(Long.MAX_VALUE);
        boolean isAny = minutes.size() < MOST;
        for (LocalDateTime minute : minutes) {
            boolean counts = minute.toEpochSecond(ZoneOffset.UTC) <= latest;
            if (counts && id.minute().isBefore(minute)) {
                return false;
            }
            isAny |= counts;
        }
        return isAny;
    }

    void add(ReleaseId id) {
        begun.remove(id);
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
