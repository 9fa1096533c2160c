package lockstep.record.log;

/** An entry and where it stands: its first line. */
public record LogItem(LogPlace place, LogEntry entry) {}
