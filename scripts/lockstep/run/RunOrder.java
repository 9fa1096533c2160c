package lockstep.run;

import java.time.Duration;
import java.util.Optional;
import lockstep.gate.Suite;
import lockstep.http.HttpSettings;
import lockstep.http.Target;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.Sha;
import lockstep.revision.RevisionSource;

/**
 * What to run, against what, for whom.
 *
 * @param commit the commit that the service is meant to run; without one the run cannot speak for any
 * @param revision where the service tells its commit; without one nothing is verified
 * @param deadline for the whole run
 */
public record RunOrder(
        Suite suite,
        Mode mode,
        Target target,
        Optional<Sha> commit,
        Optional<RevisionSource> revision,
        Operator operator,
        HttpSettings http,
        Duration deadline) {}
