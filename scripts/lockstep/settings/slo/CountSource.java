package lockstep.settings.slo;

import java.util.List;
import java.util.Optional;
import lockstep.analysis.source.Selector;
import lockstep.gates.http.Target;

/** Where a count comes from. */
public sealed interface CountSource {

    /** @param server empty where the one of the canary's metrics is asked */
    record Prometheus(Optional<Target> server, Selector counter) implements CountSource {}

    /** A command, started without a shell, that prints one whole number: the count over the window. */
    record Command(List<String> words) implements CountSource {

        public Command {
            words = List.copyOf(words);
        }
    }
}
