package lockstep.commands.gates;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.ReusedGates;

/**
 * The runs of a commit from which a drill may be reused.
 *
 * @param usable of the same place and configuration, and young enough; newest first
 * @param all what is known of the commit on staging
 */
public record EarlierRuns(List<GateRun> usable, List<GateRun> all) {

    public static EarlierRuns none() {
        return new EarlierRuns(List.of(), List.of());
    }

    /** The newest run in which it passed, unless it has failed since. What was itself reused is not reused again. */
    public Optional<GateRun> passed(GateName drill) {
        return usable.stream()
                .filter(run -> run.gate(drill)
                        .filter(result -> result.verdict() == Verdict.PASS)
                        .flatMap(GateResult::observed)
                        .filter(seen -> !seen.fields().containsKey(ReusedGates.FROM))
                        .isPresent())
                .findFirst()
                .filter(run -> !hasFailedSince(drill, run));
    }

    private boolean hasFailedSince(GateName drill, GateRun passed) {
        return all.stream().anyMatch(run -> !run.startedAt().isBefore(passed.startedAt())
                && run.gate(drill).filter(result -> result.verdict() == Verdict.FAIL).isPresent());
    }
}
