package lockstep.record.log;

/**
 * One record of the release log. Its texts are kept exactly as they were written, whatever they hold: whoever shows
 * one sanitises it.
 */
public sealed interface LogEntry permits StructuredEntry, OtherBlock {}
