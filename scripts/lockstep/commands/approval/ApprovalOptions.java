package lockstep.commands.approval;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.policy.requirement.Handle;
import picocli.CommandLine.Option;

/** Who approves, why, and for how long. */
public final class ApprovalOptions {

    @Option(names = "--approver", paramLabel = "@NAME",
            description = "A check: refuse unless you are this person.")
    Optional<String> approver = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "What you looked at, and why.")
    String reason = "";

    @Option(names = "--expires", paramLabel = "DURATION",
            description = "How long it counts. Default, and at most: as lockstep.yaml says.")
    Optional<String> expires = Optional.empty();

    Optional<Handle> by() {
        return approver.map(Handle::new);
    }

    Optional<Duration> limit() {
        return expires.map(Durations::parse);
    }
}
