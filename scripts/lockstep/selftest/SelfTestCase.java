package lockstep.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.demo.Fault;
import lockstep.gate.GateName;
import lockstep.gate.GateResult;
import lockstep.gate.Verdict;

/** One run against the embedded service: healthy, or with one fault. */
public record SelfTestCase(Optional<Fault> fault, List<GateResult> results) {

    public SelfTestCase {
        results = List.copyOf(results);
    }

    /** The gate that must fail here; none where the service is healthy. */
    public Optional<GateName> target() {
        return fault.map(broken -> new GateName(broken.gates().getFirst()));
    }

    public String name() {
        return fault.map(Fault::word).orElse("healthy");
    }

    /** What is not as it should be: the target did not fail, or another gate did not pass. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (GateResult result : results) {
            boolean isTarget = target().filter(result.name()::equals).isPresent();
            if (isTarget && result.verdict() != Verdict.FAIL) {
                complaints.add(name() + ": " + result.name() + " should have failed: " + result.reason());
            }
            if (!isTarget && result.verdict() != Verdict.PASS) {
                complaints.add(name() + ": " + result.name() + " should have passed: " + result.reason());
            }
        }
        return complaints;
    }
}
