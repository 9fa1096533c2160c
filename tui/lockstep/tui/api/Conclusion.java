package lockstep.tui.api;

import java.util.Optional;
import lockstep.gates.run.GateRun;

/**
 * How a promotion or rollback ended.
 *
 * @param id its release id
 * @param good whether production is well now
 * @param words one line
 * @param smoke the production smoke; empty where it could not be run
 */
public record Conclusion(String id, boolean good, String words, Optional<GateRun> smoke) {}
