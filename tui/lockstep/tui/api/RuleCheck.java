package lockstep.tui.api;

/**
 * A rule of the policy and whether it holds for this candidate.
 *
 * @param rule its short name
 * @param words what was seen; for a rule that holds, what it asks for
 * @param remedy what to do where it does not hold, else empty
 * @param source the seed document it comes from
 */
public record RuleCheck(String rule, boolean holds, String words, String remedy, String source) {}
