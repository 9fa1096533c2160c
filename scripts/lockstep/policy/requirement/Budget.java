package lockstep.policy.requirement;

/**
 * What was counted against the service's objective over its window.
 *
 * @param objective the share of good answers that is promised: 0.999
 */
public record Budget(long bad, long total, double objective) {

    /** One is untouched, zero is spent, less is overspent. */
    public double left() {
        return 1 - bad / ((1 - objective) * total);
    }
}
