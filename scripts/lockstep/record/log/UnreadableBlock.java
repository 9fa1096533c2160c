package lockstep.record.log;

/** A block, or an entry in it, is not what it should be; never leaves the room. */
final class UnreadableBlock extends Exception {

    private static final long serialVersionUID = 1;

    private final long line;

    UnreadableBlock(long line, String what) {
        super(what, null, false, false);
        this.line = line;
    }

    LogProblem problem() {
        return new LogProblem(LogPlace.line(line), getMessage());
    }
}
