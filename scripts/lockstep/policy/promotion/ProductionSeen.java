package lockstep.policy.promotion;

/** What production says it runs, held against the head of {@code release}. */
public sealed interface ProductionSeen {

    /** The head of {@code release}. */
    record RunsRelease() implements ProductionSeen {}

    /** Something else; what it said. */
    record Drifted(String reported) implements ProductionSeen {}

    /** It could not be read, or nothing is configured to read it from; one line of words. */
    record Unknown(String reason) implements ProductionSeen {}
}
