package lockstep.record.log;

/** Hears what a log says, block by block, as it is read. */
public interface LogListener {

    void entry(LogItem item);

    void template(long line);

    void problem(LogProblem problem);
}
