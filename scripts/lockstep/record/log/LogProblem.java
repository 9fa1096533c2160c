package lockstep.record.log;

/** Something in the log that could not be read: where, and one sanitised line of words. */
public record LogProblem(LogPlace place, String what) {

    @Override
    public String toString() {
        return place + ": " + what;
    }
}
