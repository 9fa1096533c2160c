package lockstep.tui.api;

import java.util.Optional;

/**
 * Whether a canary gets traffic although none is open.
 *
 * @param words what reads so; empty where none does, or nothing says how to read it
 */
public record StraySeen(Optional<String> words) {}
