package lockstep.log;

/** An entry and where it stands: the number of its first line in the log, from 1. */
public record LogItem(long line, LogEntry entry) {}
