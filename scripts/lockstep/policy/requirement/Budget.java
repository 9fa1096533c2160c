package lockstep.policy.requirement;

/**
 * What was counted against the service's objective over its window.
 *
 * @param objective the share of good answers that is promised: 0.999
 * @param unknown why nothing could be counted; empty where something was
 */
public record Budget(long bad, long total, double objective, String unknown) {

    public Budget(long bad, long total, double objective) {
        this(bad, total, objective, total == 0 ? "the error budget is unknown: no requests were counted" : "");
    }

    public static Budget unknown(String why) {
        return new Budget(0, 0, 0, why);
    }

    /** One is untouched, zero is spent, less is overspent. */
    public double left() {
        return 1 - bad / ((1 - objective) * total);
    }
}
