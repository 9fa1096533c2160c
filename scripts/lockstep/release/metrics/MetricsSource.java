package lockstep.release.metrics;

import java.time.Instant;
import lockstep.gates.http.Deadline;

/** Where the counters of both arms are read. What goes wrong is told in the look, and never thrown. */
public interface MetricsSource extends AutoCloseable {

    /** @param at the moment that it is to be of */
    Look look(Instant at, Deadline deadline);

    /** As the record names it: {@code prometheus http://prometheus:9090}. */
    String inWords();

    /** Whether what it reads of an arm is the sum of its processes. */
    default boolean sums() {
        return false;
    }

    @Override
    default void close() {}
}
