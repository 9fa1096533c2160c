package lockstep.tui.api;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.gates.run.GateRun;

/**
 * How a promotion or rollback ended.
 *
 * @param id its release id
 * @param good whether production is healthy at the commit now
 * @param words one line
 * @param code what a command would exit with
 * @param smoke the production smoke; empty where it could not be run
 */
public record Conclusion(String id, boolean good, String words, ExitCode code, Optional<GateRun> smoke) {}
