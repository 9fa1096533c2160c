package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.source.MetricQuery;
import lockstep.gates.http.Target;

/**
 * Where the two arms are counted.
 *
 * @param interval the time between two looks
 * @param query which series count what; not used by a command
 */
public record MetricsSettings(Source source, Duration interval, MetricQuery query, Optional<Auth> auth) {

    /** Whether the counts of both are of the same requests. */
    public boolean countsAs(MetricsSettings other) {
        return source.equals(other.source) && (source instanceof Source.Command || query.equals(other.query));
    }

    /** How the counts are come by. */
    public sealed interface Source {

        /**
         * @param baseline the labels of the baseline's series, as in a selector: {@code track="stable"}
         * @param canary the same for the canary
         */
        record Prometheus(Target server, List<String> baseline, List<String> canary) implements Source {}

        /** The metrics pages of the arms' instances. */
        record Scrape(List<Target> baseline, List<Target> canary) implements Source {}

        /** A command, started without a shell, that prints the counts as JSON. */
        record Command(List<String> words) implements Source {}
    }

    /** Where the {@code Authorization} that is sent comes from: a file with a header line, or a variable. */
    public sealed interface Auth {

        record HeaderFile(String path) implements Auth {}

        record Variable(String name) implements Auth {}
    }
}
