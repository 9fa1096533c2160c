package lockstep.analysis.canary;

/** What a metric gate needs to let a canary pass. */
public enum Demand {
    /** Harmlessness has to be proven. */
    PROOF,
    /** It does not hold up a pass while it is undecided; the record says "not proven". */
    NO_HARM_SHOWN
}
