package lockstep.record.attestation;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;

/**
 * Whether a statement speaks truly of how a release ended.
 *
 * @param outcome the path of {@code outcome.json}
 * @param recorded every file of the release, the statement and its signature included, by path
 */
public record OutcomeBinding(ReleaseId id, String outcome, SortedMap<String, Sha256> recorded) {

    /** What does not fit, in words; nothing where all does. */
    public Optional<String> fault(Statement statement) {
        if (!(statement instanceof OutcomeStatement ended)) {
            return Optional.of("it is not an outcome");
        }
        if (!ended.release().equals(id)) {
            return Optional.of("it is about " + ended.release());
        }
        if (!Optional.of(ended.outcome()).equals(Optional.ofNullable(recorded.get(outcome)))) {
            return Optional.of("it was made for another outcome.json");
        }
        if (ended.entry().sha256().isEmpty()) {
            return Optional.of("it names no bytes of the log");
        }
        SortedMap<String, Sha256> expected = new TreeMap<>();
        recorded.forEach((path, digest) -> {
            if (!path.contains("/outcome.intoto.json")) {
                expected.put(path, digest);
            }
        });
        SortedMap<String, Sha256> named = new TreeMap<>();
        ended.evidence().forEach(file -> file.sha256().ifPresent(digest -> named.put(file.name(), digest)));
        return Stream.concat(expected.keySet().stream(), named.keySet().stream())
                .filter(path -> !Objects.equals(expected.get(path), named.get(path)))
                .findFirst()
                .map(path -> "the files that it names are not those of the release: " + path);
    }
}
