package lockstep.record.audit;

/** Which volume of the log, from 1, and what a commit did to it. */
public record VolumeChange(int volume, LogChange change) {}
