package lockstep.record.journal;

import java.time.Instant;
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
 */
public record Outcome(
        ReleaseId id, Operator operator, Instant at, Verdict smoke, Optional<String> smokeRun, String words) {

    public boolean isGood() {
        return smoke == Verdict.PASS;
    }
}
