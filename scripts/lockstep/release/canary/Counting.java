package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.canary.Gap;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.ArmReader;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.RowsSize;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.MetricsSource;

/** Looks at both arms, again and again, and keeps what was counted. */
final class Counting {

    /** Recording, and asking for weight and commit, may take as long. */
    static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private final MetricsSource source;
    private final Duration interval;
    private final InstantSource host;
    private final List<Interval> intervals;
    private Observations seen;
    private ArmReader canary;
    private ArmReader baseline;
    private Instant last;
    private int recorded;
    private List<String> troubles = List.of();
    private RowsSize size = RowsSize.none();
    private boolean isOverfull;

    /**
     * @param recorded what was counted before, by this host or another
     * @param host the clock by which sources are asked: the record's may be ahead of it
     * @param now on the record's clock
     */
    Counting(
            MetricsSource source, Duration interval, List<Interval> recorded, InstantSource host, Instant now) {
        this.source = source;
        this.interval = interval;
        this.host = host;
        this.intervals = new ArrayList<>(recorded);
        recorded.forEach(one -> this.size = this.size.and(one));
        this.recorded = recorded.size();
        this.seen = Observations.of(recorded);
        this.canary = ArmReader.from(host.instant());
        this.baseline = ArmReader.from(host.instant()).ofSums(source.sums());
        this.last = now;
    }

    /** A look of which nothing counts but that later ones count from it. */
    void begin(Instant now) {
        Instant looked = host.instant();
        look(looked);
        canary = canary.beginning(looked);
        baseline = baseline.beginning(looked);
        last = now;
    }

    /** While nobody looked, looks were missed: they are missing like any other. */
    void missedSince(Instant end, Instant now, int weight) {
        add(Gap.between(end, now, weight / 100.0, interval, intervals));
    }

    /**
     * Where nobody looked for so long that the host or the process must have stood still, the looks since the last
     * one are missing, and what was counted meanwhile with them; returns for how long.
     */
    Optional<Duration> stoodStill(Instant now, int weight) {
        Instant from = last;
        if (Duration.between(from, now).compareTo(interval.multipliedBy(2).plus(LONGEST_LOOK)) <= 0) {
            return Optional.empty();
        }
        add(Gap.between(from, now, weight / 100.0, interval, intervals));
        begin(now);
        return Optional.of(Duration.between(from, now));
    }

    /** Counts an interval; returns how long it was. */
    Duration next(Instant now, int weight) {
        ArmCounts[] added = look(host.instant());
        add(readable(new Interval(last, now, weight / 100.0, added[0], added[1])));
        Duration took = Duration.between(last, now);
        last = now;
        return took;
    }

    private ArmCounts[] look(Instant now) {
        Look look = source.look(now, Deadline.in(limit()));
        troubles = look.troubles();
        baseline.trouble(look.baseline().answered()).ifPresent(this::tell);
        ArmReader.Step one = canary.look(now, look.canary().answered(), look.canary().unread());
        ArmReader.Step other = baseline.look(now, look.baseline().answered(), look.baseline().unread());
        canary = one.next();
        baseline = other.next();
        return new ArmCounts[] {
            countable("canary", one), countable("baseline", other)};
    }

    private void tell(String trouble) {
        troubles = Stream.concat(troubles.stream(), Stream.of(trouble)).toList();
    }

    /** What could not be judged, and not be read again from the record, is missing. */
    private ArmCounts countable(String arm, ArmReader.Step step) {
        if (step.added().isCountable()) {
            return step.added();
        }
        tell(arm + ": it counts more than " + ArmCounts.MOST + ", or in more than " + ArmCounts.MOST_BUCKETS
                        + " buckets, or below 0 s");
        return ArmCounts.allMissing(Math.max(1, step.next().known()));
    }

    /** What would make a record of all that was counted unreadable is missing. */
    private Interval readable(Interval next) {
        if (size.and(next).isReadable()) {
            return next;
        }
        isOverfull = true;
        tell("the record has no room for more bounds of buckets, and these are others than before");
        return new Interval(next.from(), next.to(), next.weight(),
                ArmCounts.allMissing(Math.max(1, canary.known())), ArmCounts.allMissing(Math.max(1, baseline.known())));
    }

    /** A look that takes longer than an interval is of no use; a short interval has a little more. */
    private Duration limit() {
        Duration shortest = Duration.ofSeconds(5);
        return interval.compareTo(shortest) < 0 ? shortest : interval;
    }

    private void add(Interval next) {
        intervals.add(next);
        size = size.and(next);
        seen = seen.and(next);
    }

    /** About how many bytes the record of all that was counted takes. */
    long bytes() {
        return size.bytes();
    }

    /** Whether counts were left out, for the record could not be read again with them. */
    boolean isOverfull() {
        return isOverfull;
    }

    Observations seen() {
        return seen;
    }

    /** How long it was looked at with this weight, by this host or another. */
    Duration watchedAt(int weight) {
        return intervals.stream()
                .filter(one -> one.weight() == weight / 100.0 && one.canary().missing() < one.canary().expected())
                .map(one -> Duration.between(one.from(), one.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    List<Interval> intervals() {
        return List.copyOf(intervals);
    }

    List<String> troubles() {
        return troubles;
    }

    /** What no recorded state has yet. */
    List<Interval> unrecorded() {
        return List.copyOf(intervals.subList(recorded, intervals.size()));
    }

    void recorded() {
        recorded = intervals.size();
    }
}
