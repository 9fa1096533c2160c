package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.record.canary.CanaryStage;

/**
 * How a canary ended. Words are sanitised lines.
 *
 * @param readBack whether its weight was read after it ended: else nothing shows that the abort command did its work
 * @param service which of several services it is of; empty where there is one
 */
public record CanaryConclusion(
        CanaryId id, Sha commit, CanaryStage stage, Verdict verdict, List<String> reasons, boolean readBack,
        Optional<ServiceName> service) {

    private static final String UNSURE = "the abort command ended without an error; check that it gets no more traffic";

    public CanaryConclusion {
        reasons = List.copyOf(reasons);
    }

    public ExitCode exitCode() {
        return verdict.exitCode();
    }

    /** What can be done about one that proved nothing; empty for all others. */
    public Optional<String> offer() {
        return verdict == Verdict.INCONCLUSIVE
                ? Optional.of(CanaryPassed.offer(commit, service))
                : Optional.empty();
    }

    /** Its id, with the service that it is of where there are several. */
    public String shown() {
        return id + service.map(name -> " (" + name + ")").orElse("");
    }

    /** One line. */
    public String words() {
        return switch (stage) {
            case PASSED -> service.isEmpty()
                    ? "passed; it keeps its weight until it is promoted or aborted"
                    : "passed; it keeps its weight until it is promoted or aborted, or another service's canary begins";
            case HELD -> "ended without a verdict and keeps its traffic; end that: `run-canary --abort`";
            case ROLLED_BACK -> readBack ? "failed, and gets no more traffic" : "failed; " + UNSURE;
            case ABORTED -> readBack ? "gets no more traffic" : "is aborted; " + UNSURE;
            default -> "is " + stage.word();
        };
    }
}
