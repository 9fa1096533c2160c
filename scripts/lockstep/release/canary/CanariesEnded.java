package lockstep.release.canary;

import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.CanaryId;

/**
 * The canaries that were ended, and what is not known about their traffic.
 *
 * @param unsure those of them whose abort command ended without an error, while the weight could not be read back
 * @param doubts why, as sanitised lines; also where no canary was open
 */
public record CanariesEnded(List<CanaryId> ids, List<CanaryId> unsure, List<String> doubts) {

    /** What is said of an abort that found none. */
    public static final String NONE_WAS_OPEN =
            "no canary was open; the command that takes all traffic off the canary ran";

    static final CanariesEnded NONE = new CanariesEnded(List.of(), List.of(), List.of());

    public CanariesEnded {
        ids = List.copyOf(ids);
        unsure = List.copyOf(unsure);
        doubts = List.copyOf(doubts);
    }

    static CanariesEnded of(List<CanaryId> ids, List<String> doubts) {
        return new CanariesEnded(ids, doubts.isEmpty() ? List.of() : ids, doubts);
    }

    CanariesEnded and(CanariesEnded other) {
        return new CanariesEnded(both(ids, other.ids), both(unsure, other.unsure), both(doubts, other.doubts));
    }

    /**
     * For people: each that was ended, and what to check where its traffic is not known.
     *
     * @param none what is said where none was ended
     */
    public List<String> lines(String none) {
        Stream<String> ended = ids.isEmpty() ? Stream.of(none) : ids.stream()
                .map(id -> "canary " + id + " is ended: " + (unsure.contains(id)
                        ? "the command that takes its traffic off ran without an error"
                        : "it gets no more traffic"));
        return Stream.concat(ended, doubts.stream().map(doubt -> doubt + ". Check that no canary gets traffic."))
                .toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
