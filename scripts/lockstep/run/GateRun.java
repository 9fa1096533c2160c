package lockstep.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.gate.GateName;
import lockstep.gate.GateResult;
import lockstep.gate.Verdict;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.Sha;

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
