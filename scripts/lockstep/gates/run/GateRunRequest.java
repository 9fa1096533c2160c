package lockstep.gates.run;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.suite.Suite;

/**
 * What to run, against what, for whom.
 *
 * @param commit the commit that the service is meant to run; without one the run cannot speak for any
 * @param revision where the service tells its commit; without one nothing is verified
 * @param deadline for the whole run
 * @param lockouts those that earlier runs left behind; grows while this one runs
 */
public record GateRunRequest(
        Suite suite,
        Environment mode,
        Target target,
        Optional<Sha> commit,
        Optional<RevisionSource> revision,
        Operator operator,
        HttpSettings http,
        Duration deadline,
        Lockouts lockouts) {

    /** With nothing known of lockouts. */
    public GateRunRequest(
            Suite suite, Environment mode, Target target, Optional<Sha> commit, Optional<RevisionSource> revision,
            Operator operator, HttpSettings http, Duration deadline) {
        this(suite, mode, target, commit, revision, operator, http, deadline, new Lockouts());
    }
}
