package lockstep.analysis.counts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns the scrapes of an arm's instances into what was added since the last look.
 *
 * @param since when watching began: all that a process counts that started later was added since
 * @param sums whether one scrape is the sum of an arm's processes: it falls, too, where one of them is gone
 */
public record ArmReader(Instant since, Map<String, InstanceMemory> instances, boolean sums) {

    /** An instance that was not there for so many looks in a row is gone, and no longer missed. */
    private static final int GONE_AFTER = 3;

    /** It is remembered longer: what comes back after a pause has not added all that it counts. */
    private static final int FORGOTTEN_AFTER = 10_000;

    public ArmReader {
        instances = Map.copyOf(instances);
    }

    public static ArmReader from(Instant beginning) {
        return new ArmReader(beginning, Map.of(), false);
    }

    /** The same of an arm whose processes are added up before they are read. */
    public ArmReader ofSums(boolean summed) {
        return new ArmReader(since, instances, summed);
    }

    /** Of a sum that counts less than before nobody knows how much is new: why that look is missing. */
    public Optional<String> trouble(List<Scrape> scrapes) {
        return scrapes.stream().filter(this::isShort).findFirst().map(scrape -> scrape.instance()
                + ": its sums fell, and it tells no later start: an instance that was in them may be gone");
    }

    private boolean isShort(Scrape scrape) {
        return sums && Optional.ofNullable(instances.get(scrape.instance()))
                .filter(before -> before.fellWithoutAStart(scrape)).isPresent();
    }

    /**
     * Watching begins; what was seen before counts no more.
     *
     * @param looked when it was looked at last: what could not be read then counts from when it is read again
     */
    public ArmReader beginning(Instant looked) {
        Map<String, InstanceMemory> begun = new TreeMap<>();
        instances.forEach((name, memory) -> begun.put(name,
                memory.at().equals(looked) || memory.values().isEmpty() ? memory : memory.old()));
        return new ArmReader(looked, begun, sums);
    }

    /** The reader after one look, and what the look added. */
    public record Step(ArmReader next, ArmCounts added) {}

    public Step look(Instant at, List<Scrape> scrapes) {
        return look(at, scrapes, Set.of());
    }

    /**
     * @param scrapes of the instances that answered; one without a value has counted nothing yet, and is unread too
     * @param unread instances that should have been there and could not be read
     */
    public Step look(Instant at, List<Scrape> scrapes, Set<String> unread) {
        if (scrapes.isEmpty()) {
            return new Step(this, ArmCounts.allMissing(Math.max(known(), unread.size())));
        }
        Map<String, InstanceMemory> after = new TreeMap<>();
        ArmCounts added = ArmCounts.none();
        for (Scrape scrape : scrapes) {
            if (scrape.values().isEmpty()) {
                continue;
            }
            InstanceMemory before = instances.get(scrape.instance());
            after.put(scrape.instance(), before == null ? InstanceMemory.of(scrape) : before.and(scrape));
            added = added.plus(added(scrape));
        }
        for (Map.Entry<String, InstanceMemory> known : instances.entrySet()) {
            InstanceMemory missed = known.getValue().missedOnceMore();
            if (!after.containsKey(known.getKey()) && missed.missed() < FORGOTTEN_AFTER) {
                after.put(known.getKey(), missed);
                boolean missing = missed.missed() < GONE_AFTER || unread.contains(known.getKey());
                added = missing ? added.plus(ArmCounts.allMissing(1)) : added;
            }
        }
        for (String instance : unread) {
            added = after.containsKey(instance) ? added : added.plus(ArmCounts.allMissing(1));
        }
        // What has counted nothing yet counts from zero when it begins.
        scrapes.forEach(scrape -> after.putIfAbsent(scrape.instance(), InstanceMemory.of(scrape)));
        return new Step(new ArmReader(since, after, sums), added);
    }

    /** How many instances there are, as far as is known: while none answers, none is known to be gone. */
    public long known() {
        return instances.values().stream().filter(one -> one.missed() < GONE_AFTER).count();
    }

    private ArmCounts added(Scrape scrape) {
        InstanceMemory before = instances.get(scrape.instance());
        if (before != null && before.isOld()) {
            return counts(isOfThisWatch(scrape) ? scrape.values() : Map.of(), 0);
        }
        if (before != null && before.values().isEmpty() && !before.isOfTheSameProcess(scrape) && !isYoung(scrape)) {
            return counts(Map.of(), 0);
        }
        if (isShort(scrape)) {
            return ArmCounts.allMissing(1);
        }
        if (before != null) {
            return counts(before.addedBy(scrape), before.restartedBefore(scrape) ? 1 : 0);
        }
        return counts(isYoung(scrape) ? scrape.values() : Map.of(), 0);
    }

    private boolean isOfThisWatch(Scrape scrape) {
        return scrape.startedAt().filter(start -> !start.isBefore(since)).isPresent();
    }

    private boolean isYoung(Scrape scrape) {
        return scrape.startedAt().map(start -> !start.isBefore(since)).orElse(!instances.isEmpty());
    }

    private static ArmCounts counts(Map<Series, Long> added, int restarts) {
        long requests = 0;
        long errors = 0;
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        for (Map.Entry<Series, Long> series : added.entrySet()) {
            switch (series.getKey().counter()) {
                case Counter.Requests() -> requests = ArmCounts.sum(requests, series.getValue());
                case Counter.Errors() -> errors = ArmCounts.sum(errors, series.getValue());
                case Counter.AtOrBelow(double seconds) ->
                    buckets.merge(seconds, series.getValue(), ArmCounts::sum);
            }
        }
        return new ArmCounts(requests, errors, buckets, 1, 0, restarts);
    }
}
