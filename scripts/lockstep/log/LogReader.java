package lockstep.log;

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

    /** The whole log at once. */
    public static LogReading read(byte[] log) {
        Collector collector = new Collector();
        LogReader reader = new LogReader(collector);
        reader.accept(log);
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
