package lockstep.record.log;

import java.util.List;

/**
 * What a log says, in its order, and what in it could not be read.
 *
 * @param templates how many blocks are templates, to be filled in by people
 */
public record LogReading(List<LogItem> items, List<LogProblem> problems, int templates) {

    public LogReading {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /** The last so many entries, in their order; problems stay. */
    public LogReading newest(int count) {
        return new LogReading(items.subList(Math.max(0, items.size() - count), items.size()), problems, templates);
    }

    /** The entries without where they stand. */
    public List<LogEntry> entries() {
        return items.stream().map(LogItem::entry).toList();
    }
}
