package lockstep.commands.init;

import java.util.Optional;
import lockstep.gates.http.Target;

/**
 * What an operator says of a service.
 *
 * @param revision how staging tells its commit
 * @param productionRevision how production does
 * @param deploy the command that deploys, with {sha} for the commit; empty where the platform does it on a push
 */
record Answers(
        String service, Target staging, Optional<Target> production, Optional<RevisionAnswer> revision,
        Optional<RevisionAnswer> productionRevision, Optional<String> deploy) {}
