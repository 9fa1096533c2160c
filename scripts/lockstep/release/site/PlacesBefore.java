package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.ReleaseLog;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.PathChange;

/**
 * Where the record says that {@code release} stood before anybody signed a promotion: where it was adopted, and where
 * promotions took it. Anybody may have written that, but it only raises what the first signed promotion is held to: it
 * has to descend from all of them, so that no file of signers counts again that was replaced before.
 */
final class PlacesBefore {

    private static final int MOST = 10_000;
    /** Of those that lead to no other, so many are kept where there are too many. */
    private static final int MOST_HEADS = 100;
    /** Of logs in which somebody may have adopted. */
    private static final long MOST_BYTES = 256L << 20;

    private final ReleaseRepository repository;
    private final LogVolumes log;
    private final Set<Sha> places;
    private long bytes;
    private boolean isAdopted;

    PlacesBefore(ReleaseRepository repository, LogVolumes log, Set<Sha> places) {
        this.repository = repository;
        this.log = log;
        this.places = new LinkedHashSet<>(places);
    }

    Set<Sha> all() {
        return places;
    }

    void add(Sha place) {
        if (places.size() >= MOST) {
            forgetPassed();
        }
        if (places.size() < MOST) {
            places.add(place);
        }
    }

    /** What another leads to holds up nothing that the other does not. */
    private void forgetPassed() {
        List<Sha> left = new ArrayList<>(places);
        places.clear();
        while (!left.isEmpty() && places.size() < MOST_HEADS) {
            Sha head = left.getLast();
            places.add(head);
            left.removeIf(place -> repository.leadsTo(head, place));
        }
    }

    /** A log is adopted once, or never. */
    void addAdopted(HistoryCommit commit) {
        if (!isAdopted) {
            commit.changes().stream()
                    .filter(change -> change.after().isPresent() && log.number(change.path()).isPresent())
                    .map(PathChange::path)
                    .flatMap(path -> adopted(commit.commit().sha(), path))
                    .forEach(place -> {
                        isAdopted = true;
                        add(place);
                    });
        }
    }

    private Stream<Sha> adopted(Sha commit, String path) {
        Optional<byte[]> volume = bytes > MOST_BYTES
                ? Optional.empty()
                : repository.readable(commit, path, LogVolumes.LARGEST);
        bytes += volume.map(read -> read.length).orElse(0);
        return volume.filter(read -> new String(read, StandardCharsets.ISO_8859_1).contains("adoption")).stream()
                .flatMap(read -> new ReleaseLog(List.of(read)).read().entries().stream())
                .filter(AdoptionEntry.class::isInstance)
                .flatMap(entry -> ((AdoptionEntry) entry).release().stream());
    }

    /** Those that do not lead to a commit. */
    List<Sha> beside(Sha commit) {
        return places.stream().filter(place -> !repository.leadsTo(commit, place)).toList();
    }
}
