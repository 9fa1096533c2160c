package lockstep.record.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a release log: Markdown whose fenced blocks hold entries in YAML. Never throws, whatever the bytes are.
 *
 * <p>Bytes can be handed over in pieces, as a history of appends has them; what was read is told at once and not kept.
 */
public final class LogReader {

    private final BlockScanner scanner;

    public LogReader(LogListener listener) {
        this.scanner = new BlockScanner(new BlockReader(listener)::read, listener::problem);
    }

    /** Reads a volume of a log. */
    public LogReader(int volume, LogListener listener) {
        this(new InVolume(volume, listener));
    }

    /** Goes on with a volume from the beginning of a line, outside of any block. */
    public static LogReader from(int volume, long line, LogListener listener) {
        LogReader reader = new LogReader(volume, listener);
        reader.scanner.startAt(line);
        return reader;
    }

    /** Whether what comes next begins a line, outside of any block. */
    public boolean isBetweenLines() {
        return scanner.isBetweenLines();
    }

    /** The number of the line that comes next. */
    public long line() {
        return scanner.line();
    }

    public void accept(byte[] more) {
        scanner.accept(more);
    }

    /** Whether what comes next would stand inside a block. */
    public boolean isInBlock() {
        return scanner.isInBlock();
    }

    public void end() {
        scanner.end();
    }

    /** A log of one volume at once. */
    public static LogReading read(byte[] log) {
        return read(1, log);
    }

    /** A whole volume at once. */
    public static LogReading read(int volume, byte[] bytes) {
        Collector collector = new Collector();
        LogReader reader = new LogReader(volume, collector);
        reader.accept(bytes);
        reader.end();
        return new LogReading(collector.items, collector.problems, collector.templates);
    }

    private static final class Collector implements LogListener {
        private final List<LogItem> items = new ArrayList<>();
        private final List<LogProblem> problems = new ArrayList<>();
        private int templates;

        @Override
        public void entry(LogItem item) {
            items.add(item);
        }

        @Override
        public void template(long line) {
            templates++;
        }

        @Override
        public void problem(LogProblem problem) {
            problems.add(problem);
        }
    }
}
