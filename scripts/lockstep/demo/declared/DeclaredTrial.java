package lockstep.demo.declared;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * One case of the self-test.
 *
 * @param broken the gate of which something is broken; empty where all is right
 * @param words what is
 */
record DeclaredTrial(Optional<GateName> broken, String words, List<GateResult> results) {

    DeclaredTrial {
        results = List.copyOf(results);
    }

    /** What is not as it should be: the broken gate passed, or one that waits for none of it did not. */
    List<String> complaints() {
        return results.stream().flatMap(result -> complaint(result).stream()).toList();
    }

    private Optional<String> complaint(GateResult result) {
        boolean passed = result.verdict() == Verdict.PASS;
        boolean isBroken = broken.filter(result.name()::equals).isPresent();
        if (isBroken && passed) {
            return Optional.of(result.name() + " passed, although " + words + ": " + result.reason());
        }
        return !isBroken && !passed
                ? Optional.of(result.name() + " should have passed where "
                        + (broken.isPresent() ? "only of " + broken.get() + " " + words : "all is right") + ": "
                        + result.reason())
                : Optional.empty();
    }
}
