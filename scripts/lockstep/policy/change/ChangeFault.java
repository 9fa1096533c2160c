package lockstep.policy.change;

/** Why a change may not be promoted as declared. The words are a sanitised line. */
public record ChangeFault(ChangeRule rule, String words) {}
