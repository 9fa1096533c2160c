package lockstep.gates.gate;

import java.time.Duration;
import java.util.Set;

/** Another gate, but for what it says itself. */
public interface DelegatingGate extends Gate {

    Gate gate();

    @Override
    default GateName name() {
        return gate().name();
    }

    @Override
    default Set<GateName> after() {
        return gate().after();
    }

    @Override
    default Set<GateName> needs() {
        return gate().needs();
    }

    @Override
    default Load load() {
        return gate().load();
    }

    @Override
    default Duration limit() {
        return gate().limit();
    }

    @Override
    default GateResult run(GateContext context) {
        return gate().run(context);
    }

    @Override
    default GateResult notRun(Verdict verdict, String reason) {
        return gate().notRun(verdict, reason);
    }
}
