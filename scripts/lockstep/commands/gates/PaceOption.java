package lockstep.commands.gates;

import lockstep.gates.burst.Pace;
import lockstep.suites.limits.Pacer;
import picocli.CommandLine.Option;

/** How fast to chat where no limit is meant to be met. */
public final class PaceOption {

    @Option(names = "--pace", paramLabel = "CHATS/TIME", defaultValue = "4/10s",
            description = "Pace of chats that must not meet a limit, like 4/10s, or free. Default: ${DEFAULT-VALUE}.")
    String pace = "4/10s";

    public Pacer pacer() {
        return new Pacer(Pace.parse(pace));
    }
}
