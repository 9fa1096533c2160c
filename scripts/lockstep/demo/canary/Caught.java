package lockstep.demo.canary;

import java.util.List;

/**
 * What came of a trap.
 *
 * @param wanted the outcomes that catch it
 * @param said in words
 */
public record Caught(
        String name, String description, List<String> wanted, String outcome, String said, boolean isCaught) {

    public Caught {
        wanted = List.copyOf(wanted);
    }
}
