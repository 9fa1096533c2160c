package lockstep.analysis.source;

import java.util.Optional;

/**
 * Which series count what.
 *
 * @param requests a counter of all requests
 * @param errors the part of them that failed, by labels of the same counter or by another
 * @param latency the buckets of a histogram of seconds, without {@code le}; empty where latency is not judged
 * @param instanceLabel the label that tells instances apart
 */
public record MetricQuery(Selector requests, Selector errors, Optional<Selector> latency, String instanceLabel) {

    /** The gauge by which a process tells when it began. */
    public static final String START_TIME = "process_start_time_seconds";
}
