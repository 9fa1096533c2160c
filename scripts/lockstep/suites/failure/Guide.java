package lockstep.suites.failure;

import java.util.List;
import lockstep.gates.http.Deadline;

/** Tells the operator what to do, and hears that it is done. */
@FunctionalInterface
public interface Guide {

    /** @return false when nobody said so in time */
    boolean isDone(List<String> instructions, Deadline deadline);
}
