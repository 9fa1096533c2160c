package lockstep.gates.http;

import java.util.OptionalInt;

/**
 * No usable answer.
 *
 * @param trouble what kind of thing went wrong
 * @param detail one sanitised line for a person
 * @param status the status, when it had arrived before the trouble
 */
public record NoAnswer(Trouble trouble, String detail, OptionalInt status, Timing timing)
        implements Observation {

    @Override
    public String words() {
        return "no answer: " + detail + timing.words();
    }
}
