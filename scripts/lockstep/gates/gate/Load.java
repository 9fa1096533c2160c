package lockstep.gates.gate;

/**
 * What a gate puts on the service, as far as it is known beforehand.
 *
 * @param requests at most
 * @param meetsLimit whether it means to run into the rate limit, and so leaves a lockout behind
 */
public record Load(int requests, boolean meetsLimit) {

    public static final Load NONE = new Load(0, false);

    public Load and(Load other) {
        return new Load(requests + other.requests, meetsLimit || other.meetsLimit);
    }
}
