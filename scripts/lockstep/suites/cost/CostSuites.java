package lockstep.suites.cost;

import java.util.ArrayList;
import java.util.List;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Suite;
import lockstep.gates.http.Request;
import lockstep.suites.chat.Payload;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.limits.Pacer;
import lockstep.suites.limits.Receptionist;
import lockstep.suites.limits.TurnGate;

/** The suites about cost: the budget's gate and the breaker's drill. */
public record CostSuites(ServiceContract service, CostOptions options, Pacer pacer) {

    public static final String GATE = "cost-gate-chat";
    public static final String BREAKER_DRILL = "cost-drill-breaker";

    /** Health, db health, identity; then chats, one after another. */
    public Suite gate() {
        List<Gate> gates = new ArrayList<>(new SuiteCatalog(service).reachable());
        gates.add(TurnGate.after(names(gates), budget()));
        return new Suite(GATE, gates, List.of(new Suite.Skipped(breaker(), "not asked for: " + BREAKER_DRILL)));
    }

    /** Chats, while the operator makes the provider fail, until the breaker opens. */
    public Suite breakerDrill(boolean withRecovery) {
        List<Gate> gates = new ArrayList<>(new SuiteCatalog(service).reachable());
        gates.removeIf(gate -> gate.name().word().equals("db_health"));
        gates.add(TurnGate.after(names(gates), breaker()));
        Gate recovery = new BreakerRecoveryGate(chat(), receptionist(), pacer);
        if (withRecovery) {
            gates.add(recovery);
            return new Suite(BREAKER_DRILL, gates);
        }
        return new Suite(BREAKER_DRILL, gates, List.of(new Suite.Skipped(recovery, "not asked for: --recovery")));
    }

    public Gate budget() {
        return new BudgetGate(chat(), options.chats(), options.expectation(), receptionist(), pacer);
    }

    public Gate breaker() {
        return new BreakerGate(chat(), options.chats(), receptionist(), pacer);
    }

    private Request chat() {
        return Payload.chat(service.chat());
    }

    private Receptionist receptionist() {
        return new Receptionist(options.acceptLegacyCodes());
    }

    private static List<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).toList();
    }
}
