package lockstep.gates.revision;

/** What came of asking a service for its revision. */
public sealed interface RevisionReading {

    /** It says it runs this: a full SHA or a prefix, not yet compared with anything. */
    record Reported(String text) implements RevisionReading {}

    /** It did not say, for this reason: one sanitised line. */
    record Unknown(String reason) implements RevisionReading {}
}
