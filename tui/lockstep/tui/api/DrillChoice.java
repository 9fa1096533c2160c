package lockstep.tui.api;

/**
 * A drill that can be run.
 *
 * @param name as the command line has it
 * @param claim what it shows when it passes
 * @param guide what the operator has to change first, and back afterwards; empty where nothing
 * @param command the command that does the same
 */
public record DrillChoice(String name, String claim, String guide, String command) {}
