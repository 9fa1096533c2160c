package lockstep.release.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.revision.RevisionProbe;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.settings.environment.EnvironmentSettings;

/**
 * A deployed environment of the service, as it can be asked.
 *
 * @param secrets learns what must not be shown of its answers
 * @param certainty makes unknown what could mean more than one commit
 */
public record LiveService(
        Environment mode, EnvironmentSettings settings, HttpSettings http, Secrets secrets,
        UnaryOperator<RevisionReading> certainty) {


    public boolean tellsItsRevision() {
        return settings.revision().isPresent();
    }

    public RevisionReading revision(Deadline deadline) {
        if (settings.revision().isEmpty()) {
            return new RevisionReading.Unknown(
                    "nothing is configured under environments." + mode.name() + ".revision");
        }
        try (ServiceClient client = new ServiceClient(settings.base(), http, secrets)) {
            return revision(client, deadline);
        }
    }

    /** Over connections that are open already; where it tells its revision. */
    public RevisionReading revision(ServiceClient client, Deadline deadline) {
        return certainty.apply(new RevisionProbe(client).read(settings.revision().orElseThrow(), deadline));
    }

    /** Runs a suite against it, for a commit. */
    public GateRun run(
            Suite suite, Sha commit, Operator operator, InstantSource clock, Waiting waiting, Duration limit,
            RunListener listener) {
        GateRunRequest order = new GateRunRequest(
                suite, mode, settings.base(), Optional.of(commit), settings.revision(), operator, http, limit);
        return new GateRunner(clock, waiting, secrets).run(order, listener);
    }
}
