package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryStage;

/** How a canary ended. Words are sanitised lines. */
public record CanaryConclusion(CanaryId id, Sha commit, CanaryStage stage, Verdict verdict, List<String> reasons) {

    public CanaryConclusion {
        reasons = List.copyOf(reasons);
    }

    public ExitCode exitCode() {
        return verdict.exitCode();
    }

    /** What can be done about one that proved nothing; empty for all others. */
    public Optional<String> offer() {
        return verdict == Verdict.INCONCLUSIVE
                ? Optional.of("Run it again with more time or more weight (pipeline.canary); or an approver accepts it:"
                        + " run-canary " + commit.abbreviated() + " --accept-inconclusive REASON.")
                : Optional.empty();
    }

    /** One line. */
    public String words() {
        return switch (stage) {
            case PASSED -> "passed; it keeps its weight until it is promoted or aborted";
            case HELD -> "is held at its weight without a pass; end it with run-canary --abort";
            case ROLLED_BACK -> "failed and was taken off the traffic";
            case ABORTED -> "was taken off the traffic";
            default -> "is " + stage.word();
        };
    }
}
