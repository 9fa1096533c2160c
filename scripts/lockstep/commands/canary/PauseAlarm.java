package lockstep.commands.canary;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryListener;
import lockstep.release.site.Milestone;

/**
 * Tells the receivers at once that a gate paused a canary: at its deadline, when the command ends, it would be late.
 *
 * @param to who else hears everything
 * @param tell tells what was recorded; returns who was not told
 */
record PauseAlarm(CanaryListener to, Supplier<List<String>> tell) implements CanaryListener {

    @Override
    public void entered(CanaryId id, CanaryState state) {
        to.entered(id, state);
        if (state.stage() == CanaryStage.PAUSED) {
            tell.get().forEach(to::step);
        }
    }

    @Override
    public void judged(
            CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left, List<String> troubles) {
        to.judged(id, weight, verdict, seen, left, troubles);
    }

    @Override
    public void step(String words) {
        to.step(words);
    }

    @Override
    public void printed(String line) {
        to.printed(line);
    }

    @Override
    public void awaiting(String seen, Duration left) {
        to.awaiting(seen, left);
    }

    @Override
    public void reached(Milestone milestone) {
        to.reached(milestone);
    }

    @Override
    public void started(GateName gate) {
        to.started(gate);
    }

    @Override
    public void note(GateName gate, String words) {
        to.note(gate, words);
    }

    @Override
    public void answered(GateName gate, int index, int size, int status) {
        to.answered(gate, index, size, status);
    }

    @Override
    public void finished(GateResult result) {
        to.finished(result);
    }
}
