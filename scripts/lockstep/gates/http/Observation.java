package lockstep.gates.http;

/** What came of one request: an answer within the limits, or the reason why there was none. */
public sealed interface Observation permits Answer, NoAnswer {

    Timing timing();

    /** In a few words, safe to show. */
    String words();
}
