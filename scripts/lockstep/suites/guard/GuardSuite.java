package lockstep.suites.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.Suite;

/** The guards over variables and the gates that ask the live service, as one suite. */
public final class GuardSuite {

    public static final String NAME = "config-guard";

    private GuardSuite() {}

    /** A claim that both can judge, the variables and the live service, is one gate; the worse of the two counts. */
    public static Suite of(GuardPlan plan, List<Gate> live, List<Suite.Skipped> notAsked) {
        Map<GateName, Gate> asked = new LinkedHashMap<>();
        live.forEach(gate -> asked.put(gate.name(), gate));
        List<Gate> gates = new ArrayList<>();
        List<Suite.Skipped> skipped = new ArrayList<>();
        boolean noVariables = plan.environments().given().isEmpty();
        for (GuardGate guard : plan.gates()) {
            Gate other = asked.remove(guard.name());
            if (!noVariables) {
                gates.add(other == null ? guard : new ConfiguredAndLive(guard, other));
            } else if (other != null) {
                gates.add(other);
            } else if (notAsked.stream().noneMatch(gate -> gate.gate().name().equals(guard.name()))) {
                skipped.add(new Suite.Skipped(guard,
                        "no variables were given: --env-file, --env-json or --env-process"));
            }
        }
        gates.addAll(asked.values());
        notAsked.stream()
                .filter(gate -> gates.stream().noneMatch(given -> given.name().equals(gate.gate().name())))
                .forEach(skipped::add);
        return new Suite(NAME, gates, skipped);
    }
}
