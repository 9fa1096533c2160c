package lockstep.record.audit;

/** A version of the log as git names it: the blob's object name (SHA-1, in hexadecimal) and its size in bytes. */
public record LogVersion(String blob, long size) {}
