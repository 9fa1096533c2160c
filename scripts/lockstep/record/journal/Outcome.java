package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.gates.gate.Verdict;

/**
 * How a promotion or rollback ended.
 *
 * @param smoke the production smoke's verdict; INCONCLUSIVE where it could not be run
 * @param smokeRun the path of its run; empty where it could not be run
 * @param words why, on one line
 * @param services each of several, in their order; none where there is one, or nothing was smoked
 */
public record Outcome(
        ReleaseId id, Operator operator, Instant at, Verdict smoke, Optional<String> smokeRun, String words,
        List<ServiceOutcome> services) {

    public Outcome {
        services = List.copyOf(services);
    }

    /** Of the only service. */
    public Outcome(
            ReleaseId id, Operator operator, Instant at, Verdict smoke, Optional<String> smokeRun, String words) {
        this(id, operator, at, smoke, smokeRun, words, List.of());
    }

    public boolean isGood() {
        return smoke == Verdict.PASS;
    }
}
