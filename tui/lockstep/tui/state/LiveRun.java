package lockstep.tui.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.run.GateRun;

/**
 * A gate run as it is seen while it goes on.
 *
 * @param title what is run, for people
 * @param run the whole of it, once it is over
 */
public record LiveRun(
        String title, Environment mode, Optional<Sha> commit, Instant began, List<GateLine> gates,
                Optional<GateRun> run) {

    public LiveRun {
        gates = List.copyOf(gates);
    }

    public static LiveRun begin(String title, Environment mode, Optional<Sha> commit, Instant now,
            List<GateName> expected) {
        List<GateLine> gates = expected.stream().map(GateLine::waiting).toList();
        return new LiveRun(title, mode, commit, now, gates, Optional.empty());
    }

    public static LiveRun of(String title, GateRun run) {
        return new LiveRun(title, run.mode(), run.commit(), run.startedAt(),
                run.gates().stream().map(GateLine::over).toList(), Optional.of(run));
    }

    public LiveRun started(GateName gate) {
        return with(gate, GateLine::begun);
    }

    public LiveRun noted(GateName gate, String words) {
        return with(gate, line -> line.noted(words));
    }

    public LiveRun answered(GateName gate, int index, int size, int status) {
        return with(gate, line -> line.answered(index, size, status));
    }

    public LiveRun finished(GateResult result) {
        return with(result.name(), line -> GateLine.over(result));
    }

    public LiveRun over(GateRun whole) {
        return new LiveRun(title, mode, commit, began,
                whole.gates().stream().map(GateLine::over).toList(), Optional.of(whole));
    }

    /** As it is recorded, once it is over: before anybody could see it begin. */
    Instant startedAt() {
        return run.map(GateRun::startedAt).orElse(began);
    }

    public long finishedGates() {
        return gates.stream().filter(gate -> gate.result().isPresent()).count();
    }

    private LiveRun with(GateName name, UnaryOperator<GateLine> change) {
        List<GateLine> changed = new ArrayList<>(gates);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equals(name)) {
                changed.set(i, change.apply(changed.get(i)));
                return new LiveRun(title, mode, commit, began, changed, run);
            }
        }
        changed.add(change.apply(GateLine.waiting(name)));
        return new LiveRun(title, mode, commit, began, changed, run);
    }
}
