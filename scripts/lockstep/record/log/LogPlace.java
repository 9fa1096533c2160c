package lockstep.record.log;

/** Where in the log something stands: the volume, and the number of the line in it, both from 1. */
public record LogPlace(int volume, long line) {

    /** In the first volume, which is all there is of most logs. */
    static LogPlace line(long line) {
        return new LogPlace(1, line);
    }

    LogPlace in(int other) {
        return new LogPlace(other, line);
    }

    /** Short, for a table: the line, and before it the volume where that is not the first. */
    public String brief() {
        return volume == 1 ? String.valueOf(line) : volume + ":" + line;
    }

    @Override
    public String toString() {
        return (volume == 1 ? "" : "volume " + volume + ", ") + "line " + line;
    }
}
