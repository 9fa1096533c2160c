package lockstep.log;

/** Something in the log that could not be read: the line, from 1, and one sanitised line of words. */
public record LogProblem(long line, String what) {

    @Override
    public String toString() {
        return "line " + line + ": " + what;
    }
}
