package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param at when the clone looked
 */
record FollowedSigners(
        SignersFile file, Optional<Sha> evidence, Optional<Sha> place, Optional<ReleaseId> last, Instant at) {

    private static final int DIGITS = 8;
    private static final int LONGEST = 8 * 1024;
    private static final String NOTHING = "-";

    static FollowedSigners none(SignersFile file) {
        return new FollowedSigners(file, Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    /** Empty where nothing readable is kept, or that of another file. */
    static Optional<FollowedSigners> kept(SignersFile file, ReleaseRepository repository) {
        return repository.kept(name(file), LONGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .filter(lines -> lines.size() == 5 && lines.getFirst().equals(file.name())
                        && lines.get(1).matches("[0-9a-f]{40}") && lines.get(2).matches("[0-9a-f]{40}|-")
                        && lines.get(4).matches("\\d{1,12}"))
                .map(lines -> read(file, lines))
                .filter(followed -> followed.evidence().stream().allMatch(repository::has)
                        && followed.place().stream().allMatch(repository::has));
    }

    private static String name(SignersFile file) {
        return "signers-" + Sha256.of(file.name()).hex().substring(0, DIGITS);
    }

    private static FollowedSigners read(SignersFile file, List<String> lines) {
        return new FollowedSigners(
                file, Optional.of(new Sha(lines.get(1))),
                Optional.of(lines.get(2)).filter(place -> !place.equals(NOTHING)).map(Sha::new),
                ReleaseId.tryParse(lines.get(3)), notAfterNow(Instant.ofEpochSecond(Long.parseLong(lines.get(4)))));
    }

    /** A clock that once ran ahead says nothing. */
    private static Instant notAfterNow(Instant at) {
        return at.isAfter(Instant.now()) ? Instant.EPOCH : at;
    }

    /** Whether it was followed as far as another, by the ids of the promotions, which only grow. */
    boolean comesTo(FollowedSigners other) {
        return other.last().stream().allMatch(id -> last.filter(own -> own.compareTo(id) >= 0).isPresent());
    }

    void keepIn(ReleaseRepository repository) {
        evidence.ifPresent(up -> repository.keep(name(file), String.join("\n", file.name(), up.hex(),
                place.map(Sha::hex).orElse(NOTHING), last.map(ReleaseId::toString).orElse(NOTHING),
                String.valueOf(at.getEpochSecond())).getBytes(StandardCharsets.UTF_8)));
    }
}
