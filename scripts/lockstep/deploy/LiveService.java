package lockstep.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import lockstep.config.EnvironmentSettings;
import lockstep.gate.RunListener;
import lockstep.gate.Suite;
import lockstep.gate.Waiting;
import lockstep.http.Deadline;
import lockstep.http.HttpSettings;
import lockstep.http.ServiceClient;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.Sha;
import lockstep.revision.RevisionProbe;
import lockstep.revision.RevisionReading;
import lockstep.run.GateRun;
import lockstep.run.GateRunner;
import lockstep.run.RunOrder;
import lockstep.text.Secrets;

/**
 * A deployed environment of the service, as it can be asked.
 *
 * @param secrets learns what must not be shown of its answers
 */
public record LiveService(Mode mode, EnvironmentSettings settings, HttpSettings http, Secrets secrets) {

    public boolean tellsItsRevision() {
        return settings.revision().isPresent();
    }

    public RevisionReading revision(Deadline deadline) {
        if (settings.revision().isEmpty()) {
            return new RevisionReading.Unknown(
                    "nothing is configured under environments." + mode.environment() + ".revision");
        }
        try (ServiceClient client = new ServiceClient(settings.base(), http, secrets)) {
            return new RevisionProbe(client).read(settings.revision().get(), deadline);
        }
    }

    /** Runs a suite against it, for a commit. */
    public GateRun run(
            Suite suite, Sha commit, Operator operator, InstantSource clock, Waiting waiting, Duration limit,
            RunListener listener) {
        RunOrder order = new RunOrder(
                suite, mode, settings.base(), Optional.of(commit), settings.revision(), operator, http, limit);
        return new GateRunner(clock, waiting, secrets).run(order, listener);
    }
}
