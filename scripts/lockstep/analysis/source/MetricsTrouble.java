package lockstep.analysis.source;

/** An answer cannot be counted by. The message says which and why; it makes a canary undecided, never good or bad. */
public class MetricsTrouble extends Exception {

    private static final long serialVersionUID = 1;

    public MetricsTrouble(String message) {
        super(message);
    }
}
