package lockstep.release.canary;

import java.time.Duration;
import java.util.List;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.record.canary.CanaryState;
import lockstep.base.release.CanaryId;
import lockstep.release.site.WorkflowListener;

/** Hears how a canary goes. Words are sanitised lines. */
public interface CanaryListener extends WorkflowListener {

    /** A state is recorded, or could not be and is kept for the next try. */
    default void entered(CanaryId id, CanaryState state) {}

    /**
     * An interval was judged.
     *
     * @param left until the deadline
     * @param troubles what could not be read this time
     */
    default void judged(
            CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left, List<String> troubles) {}

    static CanaryListener silent() {
        return new CanaryListener() {};
    }
}
