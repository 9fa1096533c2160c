package lockstep.demo.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** One run against the embedded service: healthy, or with one fault. Gates that were not asked for are left out. */
public record SelfTestCase(Trial trial, List<GateName> gates, Optional<Fault> fault, List<GateResult> results) {

    public SelfTestCase {
        gates = List.copyOf(gates);
        // What was asked and let through without a pass was run; what was not asked for was not.
        results = results.stream()
                .filter(result -> result.verdict() != Verdict.SKIPPED || result.observed().isPresent())
                .toList();
    }

    /** Which of the gates a fault breaks. One that two of them would see proves neither alone. */
    static List<GateName> broken(Fault fault, List<GateName> gates) {
        return fault.gates().stream().map(GateName::new).filter(gates::contains).toList();
    }

    /** The gate that must fail here; none where the service is healthy. */
    public Optional<GateName> target() {
        return fault.map(broken -> broken(broken, gates).getFirst());
    }

    public String name() {
        return fault.map(Fault::word).orElse("healthy");
    }

    /** What is not as it should be: the target did not fail, or a gate passed or did not pass against its due. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (GateResult result : results) {
            String which = name() + ": " + result.name();
            boolean hasPassed = result.verdict() == Verdict.PASS;
            if (isTarget(result.name()) && result.verdict() != Verdict.FAIL) {
                complaints.add(which + " should have failed: " + result.reason());
            } else if (follows(result.name()) && hasPassed) {
                complaints.add(which + " should not have passed: " + result.reason());
            } else if (!isTarget(result.name()) && !follows(result.name()) && !hasPassed) {
                complaints.add(which + " should have passed: " + result.reason());
            }
        }
        return complaints;
    }

    /** Whether this gate was seen to fail where it should. */
    boolean proves(GateName gate) {
        return results.stream().anyMatch(result -> result.name().equals(gate)
                && result.verdict() == Verdict.FAIL
                && (isTarget(gate) || follows(gate)));
    }

    private boolean isTarget(GateName gate) {
        return target().filter(gate::equals).isPresent();
    }

    private boolean follows(GateName gate) {
        Set<GateName> followed = trial.follows().getOrDefault(gate, Set.of());
        return target().filter(followed::contains).isPresent() || followed.stream().anyMatch(this::follows);
    }
}
