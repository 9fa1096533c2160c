package lockstep.suites.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.http.Request;
import lockstep.gates.suite.NeedingGate;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.SafePayload;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.PacedGate;
import lockstep.suites.limits.Pacer;

/** The suites about cost: the budget's gate and the breaker's drill. */
public record CostSuites(ServiceContract service, CostParameters options, Pacer pacer) {

    public static final String GATE = "cost-gate-chat";
    public static final String BREAKER_DRILL = "cost-drill-breaker";

    /** Health, db health, identity; then chats, one after another. */
    public Suite gate(Environment mode) {
        List<Gate> gates = new ArrayList<>(new SuiteCatalog(service).reachable(mode));
        gates.add(costly(names(gates), budget()));
        gates.addAll(new SuiteCatalog(service).again(mode, Set.copyOf(names(gates))));
        return ChatProfile.suite(GATE, gates, List.of(
                        new Suite.Skipped(breaker(), "not run; run `" + BREAKER_DRILL + "`")))
                .smokedBy(new SuiteCatalog(service).reachable(mode));
    }

    /** Chats, while the operator makes the provider fail, until the breaker opens. */
    public Suite breakerDrill(boolean withRecovery) {
        List<Gate> smoke = new SuiteCatalog(service).reachable(Environment.STAGING);
        List<Gate> gates = new ArrayList<>(smoke);
        gates.add(costly(names(gates), breaker()));
        Gate recovery = new BreakerRecoveryGate(chat(), classifier(), pacer);
        if (withRecovery) {
            gates.add(recovery);
        }
        gates.addAll(new SuiteCatalog(service).again(Set.copyOf(names(gates))));
        List<Suite.Skipped> skipped = withRecovery
                ? List.of()
                : List.of(new Suite.Skipped(recovery, "not run; add `--recovery`"));
        return ChatProfile.suite(BREAKER_DRILL, gates, skipped).smokedBy(smoke);
    }

    /** After these, and only where the service is healthy. */
    private static Gate costly(List<GateName> earlier, Gate gate) {
        return new NeedingGate(PacedGate.after(earlier, gate), Set.of(new GateName("health")));
    }

    public Gate budget() {
        return new BudgetGate(chat(), options.chats(), options.expectation(), classifier(), pacer);
    }

    public Gate breaker() {
        return new BreakerGate(
                chat(), options.chats(), service.limits(), classifier(), pacer);
    }

    private Request chat() {
        return SafePayload.chat(service.chat());
    }

    private ChatOutcomeClassifier classifier() {
        return new ChatOutcomeClassifier(options.acceptLegacyCodes());
    }

    private static List<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).toList();
    }
}
