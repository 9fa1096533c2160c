package lockstep.release.metrics;

import java.time.Instant;
import java.util.List;
import lockstep.analysis.source.CommandAnswer;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.gates.http.Deadline;
import lockstep.release.deploy.HostCommand;

/** A command that prints the counters of both arms as JSON. */
public record CommandSource(HostCommand command) implements MetricsSource {

    public static final int LARGEST = 1 << 20;

    @Override
    public Look look(Instant at, Deadline deadline) {
        return switch (command.run(deadline)) {
            case HostCommand.End.Failed(String why) -> Look.unknown(at, why);
            case HostCommand.End.Done(String output) -> read(output, at);
        };
    }

    private static Look read(String output, Instant at) {
        try {
            CommandAnswer answer = CommandAnswer.read(output, at);
            return new Look(at, Look.Arm.of(List.of(answer.canary())), Look.Arm.of(List.of(answer.baseline())));
        } catch (MetricsTrouble e) {
            return Look.unknown(at, e.getMessage());
        }
    }

    @Override
    public boolean sums() {
        return true;
    }

    @Override
    public String inWords() {
        return "command " + command.words().getFirst();
    }
}
