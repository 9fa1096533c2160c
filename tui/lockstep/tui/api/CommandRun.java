package lockstep.tui.api;

import java.util.List;

/**
 * How a command of the operator's own ended.
 *
 * @param lines what it printed, as it came; whoever shows them sanitises them
 * @param end in words: {@code exited 0}
 * @param good whether it exited 0 in time
 */
public record CommandRun(List<String> lines, String end, boolean good) {

    public CommandRun {
        lines = List.copyOf(lines);
    }
}
