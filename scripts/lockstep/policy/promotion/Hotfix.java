package lockstep.policy.promotion;

/**
 * The shorter way of an urgent fix. It need not be on {@code main} yet; it still descends from {@code release}.
 *
 * @param skipsStaging whether it rests on approvals instead of a staging run, and owes that
 */
public record Hotfix(boolean skipsStaging) {}
