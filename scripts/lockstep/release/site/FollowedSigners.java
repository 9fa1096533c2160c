package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;

/**
 * How far a clone has followed a file of allowed signers.
 *
 * @param evidence the commit of the evidence branch up to which; empty before the first
 * @param place the commit whose file counts; empty where none was brought by anybody who counts
 * @param last the promotion that brought it
 * @param before where {@code release} stood before the first that somebody signed; none after it
 * @param unmerged what would have counted, or held up another, if it had been on main
 * @param at when the clone looked
 */
record FollowedSigners(
        SignersFile file, Optional<Sha> evidence, Optional<Sha> place, Optional<ReleaseId> last, Set<Sha> before,
        Set<Sha> unmerged, Instant at) {

    private static final int DIGITS = 8;
    private static final int LONGEST = 1 << 20;
    private static final int FIRST_LINES = 5;
    private static final String NOTHING = "-";
    private static final String BEFORE = "before ";
    private static final String UNMERGED = "unmerged ";

    FollowedSigners {
        before = Collections.unmodifiableSet(new LinkedHashSet<>(before));
        unmerged = Collections.unmodifiableSet(new LinkedHashSet<>(unmerged));
    }

    static FollowedSigners none(SignersFile file) {
        return new FollowedSigners(
                file, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Instant.EPOCH);
    }

    /** Empty where nothing readable is kept, or that of another file. */
    static Optional<FollowedSigners> kept(SignersFile file, ReleaseRepository repository) {
        return repository.memory().kept(name(file), LONGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .filter(lines -> lines.size() >= FIRST_LINES && lines.getFirst().equals(file.key())
                        && lines.get(1).matches("[0-9a-f]{40}") && lines.get(2).matches("[0-9a-f]{40}|-")
                        && lines.get(4).matches("\\d{1,12}")
                        && lines.stream().skip(FIRST_LINES).allMatch(line ->
                                line.matches("(?:" + BEFORE + "|" + UNMERGED + ")[0-9a-f]{40}")))
                .map(lines -> read(file, lines))
                .filter(followed -> followed.evidence().stream().allMatch(repository::has)
                        && followed.place().stream().allMatch(repository::has));
    }

    /** What earlier editions kept, as {@code signers-}, does not tell what was not on main then. */
    private static String name(SignersFile file) {
        return "followed-" + Sha256.of(file.key()).hex().substring(0, DIGITS);
    }

    private static FollowedSigners read(SignersFile file, List<String> lines) {
        return new FollowedSigners(
                file, Optional.of(new Sha(lines.get(1))),
                Optional.of(lines.get(2)).filter(place -> !place.equals(NOTHING)).map(Sha::new),
                ReleaseId.tryParse(lines.get(3)), commits(lines, BEFORE), commits(lines, UNMERGED),
                notAfterNow(Instant.ofEpochSecond(Long.parseLong(lines.get(4)))));
    }

    private static Set<Sha> commits(List<String> lines, String what) {
        return lines.stream().skip(FIRST_LINES)
                .filter(line -> line.startsWith(what))
                .map(line -> new Sha(line.substring(what.length())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A clock that once ran ahead says nothing. */
    private static Instant notAfterNow(Instant at) {
        return at.isAfter(Instant.now()) ? Instant.EPOCH : at;
    }

    /** Whether it was followed as far as another, by the ids of the promotions, which only grow. */
    boolean comesTo(FollowedSigners other) {
        return other.last().stream().allMatch(id -> last.filter(own -> own.compareTo(id) >= 0).isPresent());
    }

    /** The same, where what was merged meanwhile changed nothing. */
    FollowedSigners settled(ReleaseRepository repository) {
        Optional<Sha> main = repository.seenStaging();
        return new FollowedSigners(
                file, evidence, place, last, before,
                unmerged.stream().filter(commit -> main.filter(head -> repository.leadsTo(head, commit)).isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new)), at);
    }

    /** Whether a clone that never looked before would come to the same: nothing was merged on which that hung. */
    boolean stillHolds(ReleaseRepository repository) {
        return repository.seenStaging().stream().noneMatch(main ->
                unmerged.stream().anyMatch(commit -> repository.leadsTo(main, commit)));
    }

    void keepIn(ReleaseRepository repository) {
        evidence.ifPresent(up -> repository.memory().keep(name(file), Stream.of(
                        Stream.of(file.key(), up.hex(), place.map(Sha::hex).orElse(NOTHING),
                                last.map(ReleaseId::toString).orElse(NOTHING), String.valueOf(at.getEpochSecond())),
                        before.stream().map(commit -> BEFORE + commit.hex()),
                        unmerged.stream().map(commit -> UNMERGED + commit.hex()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8)));
    }
}
