package lockstep.record.log;

/** Tells on what was read of one volume, as of that volume. */
record InVolume(int volume, LogListener listener) implements LogListener {

    @Override
    public void entry(LogItem item) {
        listener.entry(new LogItem(item.place().in(volume), item.entry()));
    }

    @Override
    public void template(long line) {
        listener.template(line);
    }

    @Override
    public void problem(LogProblem problem) {
        listener.problem(new LogProblem(problem.place().in(volume), problem.what()));
    }
}
