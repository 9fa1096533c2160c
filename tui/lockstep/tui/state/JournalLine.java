package lockstep.tui.state;

import java.time.Instant;

/** A line of the log of what was done, as shown on the screen and kept in a file. */
public record JournalLine(Instant when, Tone tone, String words) {

    /** How it is meant. */
    public enum Tone { DONE, COMMAND, GOOD, BAD, UNSURE }
}
