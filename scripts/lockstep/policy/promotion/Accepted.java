package lockstep.policy.promotion;

/** A rule that did not hold, for which somebody answers. */
public record Accepted(Reason reason, Acceptance acceptance) {}
