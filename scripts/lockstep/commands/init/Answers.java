package lockstep.commands.init;

import java.util.Optional;
import lockstep.gates.http.Target;

/**
 * What an operator says of a service.
 *
 * @param deploy the command that deploys, with {sha} for the commit; empty where the platform does it on a push
 */
record Answers(
        String service, Target staging, Optional<Target> production, Optional<RevisionAnswer> revision,
        Optional<String> deploy) {}
