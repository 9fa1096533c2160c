package lockstep.gates.revision;

import java.util.Optional;
import lockstep.base.release.Sha;

/** What came of asking a service for its revision. */
public sealed interface RevisionReading {

    /** It says it runs this: a full SHA or a prefix, not yet compared with anything. */
    record Reported(String text) implements RevisionReading {}

    /** It did not say, for this reason: one sanitised line. */
    record Unknown(String reason) implements RevisionReading {}

    /** Its own words; empty where it did not say. */
    default Optional<String> reported() {
        return this instanceof Reported(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Why it did not say; empty where it did. */
    default String trouble() {
        return this instanceof Unknown(String reason) ? reason : "";
    }

    default boolean runs(Sha sha) {
        return reported().filter(sha::isReportedAs).isPresent();
    }

    /** The commit, where it names all of it. */
    default Optional<Sha> whole() {
        return reported().flatMap(Sha::tryParse);
    }

    /** At most seven digits of it. */
    default Optional<String> brief() {
        return reported().map(text -> text.length() > 7 ? text.substring(0, 7) : text);
    }
}
