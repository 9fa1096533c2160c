package lockstep.tui.seen;

import java.time.Instant;

/** Why a source says nothing, what to do, and since when that is so. */
public record SourceTrouble(String words, String remedy, Instant since) {}
