package lockstep.gates.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Mode;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * A finished run of a suite: the unit of evidence.
 *
 * @param base the service's URL; empty where no service was asked, as when a configuration is checked
 */
public record GateRun(
        RunId id,
        String suite,
        Mode mode,
        String base,
        Optional<Sha> commit,
        RevisionSeen revision,
        Operator operator,
        Instant startedAt,
        Duration duration,
        List<GateResult> gates) {

    public GateRun {
        gates = List.copyOf(gates);
    }

    /** The worst of its gates. */
    public Verdict verdict() {
        return Verdict.worstOf(gates.stream().map(GateResult::verdict).toList());
    }

    public Optional<GateResult> gate(GateName name) {
        return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
    }
}
