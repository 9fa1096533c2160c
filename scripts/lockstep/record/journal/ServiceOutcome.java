package lockstep.record.journal;

import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.Verdict;

/**
 * How a promotion or rollback ended for one of several services.
 *
 * @param smokeRun the path of the run of its production smoke; empty where it could not be run
 */
public record ServiceOutcome(ServiceName service, Verdict smoke, Optional<String> smokeRun) {}
