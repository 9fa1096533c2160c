package lockstep.analysis.canary;

/** What follows where a metric gate fails. */
public enum Breach {
    ROLLBACK,
    PAUSE
}
