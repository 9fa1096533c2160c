package lockstep.repository.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * When the commits of the evidence branch were made, as far as anybody can know: not before what they stand on, and not
 * before this clone last found the branch in order without them. Else a key that has ended could sign for ever, by
 * dating back.
 *
 * <p>The latest date of all that leads to some commits is kept, so that a look reads what is new.
 */
final class CommitDates {

    private static final String DATES = "dated";
    private static final String VISIT = "visited";
    private static final int LARGEST = 4_096;
    private static final int KEEP_AFTER = 50;
    private static final int MOST_KEPT = 8;
    private static final Duration SAME_VISIT = Duration.ofMinutes(10);

    private final ReleaseRepository repository;
    private final Commits commits;

    CommitDates(ReleaseRepository repository, Commits commits) {
        this.repository = repository;
        this.commits = commits;
    }

    void visited(Sha tip) {
        Instant now = Instant.now();
        if (visit().filter(last -> last.tip().equals(tip) && !last.at().isBefore(now.minus(SAME_VISIT))).isEmpty()) {
            repository.memory().keep(VISIT, line(tip, now).getBytes(StandardCharsets.US_ASCII));
        }
    }

    Optional<Visit> visit() {
        return kept(VISIT).entrySet().stream().findFirst()
                .map(last -> new Visit(last.getKey(), last.getValue()))
                .filter(last -> !last.at().isAfter(Instant.now()));
    }

    Instant madeAt(Sha commit) {
        Instant latest = latest(commit);
        return visit().filter(last -> !last.tip().equals(commit) && last.at().isAfter(latest))
                .filter(last -> commits.onFirstParents(commit, Set.of(last.tip())).contains(last.tip()))
                .map(Visit::at)
                .orElse(latest);
    }

    /** Tells each of the commits that come after one, oldest first; from the first commit on where there is none. */
    Telling after(Optional<Sha> commit) {
        Optional<Visit> visit = visit();
        Instant start = commit.map(this::madeAt).orElse(Instant.EPOCH);
        return new Telling(visit, commit.map(this::latest).orElse(Instant.EPOCH),
                visit.filter(last -> commit.equals(Optional.of(last.tip()))).map(Visit::at)
                        .filter(start::isBefore)
                        .orElse(start));
    }

    /** Where a telling came to is known to the next look. */
    void told(Telling telling, Sha tip) {
        if (telling.count > KEEP_AFTER) {
            keep(tip, telling.latest, kept(DATES));
        }
    }

    /** Goes along the branch. */
    static final class Telling {

        private final Optional<Visit> visit;
        private final Instant now = limit();
        private Instant latest;
        private Instant earliest;
        private int count;

        private Telling(Optional<Visit> visit, Instant latest, Instant start) {
            this.visit = visit;
            this.latest = latest;
            this.earliest = start;
        }

        /** When the next commit was made. */
        Instant next(RevCommit commit) {
            Instant made = later(earliest, commit, now);
            latest = later(latest, commit, now);
            count++;
            earliest = visit.filter(last -> last.tip().equals(Commits.sha(commit))).map(Visit::at)
                    .filter(made::isBefore)
                    .orElse(made);
            return made;
        }
    }

    private static Instant limit() {
        return Instant.now().plus(Clocks.SKEW);
    }

    /** What claims to be from the future says nothing. */
    private static Instant later(Instant earliest, RevCommit commit, Instant now) {
        Instant date = Instant.ofEpochSecond(commit.getCommitTime());
        return date.isAfter(earliest) && !date.isAfter(now) ? date : earliest;
    }

    private Instant latest(Sha commit) {
        SequencedMap<Sha, Instant> known = kept(DATES);
        return commits.read(walk -> latest(walk, commit, known));
    }

    private Instant latest(RevWalk walk, Sha tip, SequencedMap<Sha, Instant> known) throws IOException {
        Instant latest = Instant.EPOCH;
        Instant now = limit();
        int read = 0;
        Optional<ObjectId> next = Optional.of(Commits.id(tip));
        while (next.isPresent()) {
            Instant before = known.get(Commits.sha(next.get()));
            if (before != null) {
                latest = before.isAfter(latest) ? before : latest;
                break;
            }
            RevCommit commit = walk.parseCommit(next.get());
            latest = later(latest, commit, now);
            read++;
            next = commit.getParentCount() == 0 ? Optional.empty() : Optional.of(commit.getParent(0).copy());
            commit.disposeBody();
        }
        if (read > KEEP_AFTER) {
            keep(tip, latest, known);
        }
        return latest;
    }

    private void keep(Sha tip, Instant latest, SequencedMap<Sha, Instant> known) {
        known.putLast(tip, latest);
        String text = known.sequencedEntrySet().stream().skip(Math.max(0, known.size() - MOST_KEPT))
                .map(one -> line(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
        repository.memory().keep(DATES, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(Sha commit, Instant when) {
        return commit.hex() + " " + when.getEpochSecond() + "\n";
    }

    /** Nothing where what is kept is damaged. */
    private SequencedMap<Sha, Instant> kept(String name) {
        SequencedMap<Sha, Instant> kept = new LinkedHashMap<>();
        List<String> lines = repository.memory().kept(name, LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).lines().toList())
                .orElse(List.of());
        if (lines.stream().allMatch(line -> line.matches("[0-9a-f]{40} \\d{1,10}"))) {
            lines.stream().map(line -> line.split(" "))
                    .map(words -> Map.entry(new Sha(words[0]), Instant.ofEpochSecond(Long.parseLong(words[1]))))
                    .forEach(one -> kept.putLast(one.getKey(), one.getValue()));
        }
        return kept;
    }
}
