package lockstep.tui.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lockstep.base.error.ConfigurationError;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.suite.RelayingListener;
import lockstep.suites.failure.FailureDrill;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;

/**
 * In the embedded environment nobody can unset a variable: what the operator says is done is done for them. The first
 * time it is the damage, the second time its undoing.
 */
final class DemoOperator implements DrillListener, RelayingListener {

    private static final Map<String, Fault> DAMAGE = Map.of(
            Drills.failureName(FailureDrill.DATABASE), Fault.DATABASE_DOWN,
            Drills.failureName(FailureDrill.CORS), Fault.CORS_MALFORMED,
            Drills.failureName(FailureDrill.MODEL_KEY), Fault.MODEL_KEY_WRONG);

    private final DemoService staging;
    private final Fault damage;
    private final DrillListener listener;
    private boolean damaged;

    DemoOperator(DemoService staging, DrillChoice drill, DrillListener listener) {
        this.staging = staging;
        this.damage = DAMAGE.getOrDefault(drill.name(), Fault.DATABASE_DOWN);
        this.listener = listener;
    }

    @Override
    public boolean isDone(List<String> instructions, Duration limit) {
        if (!listener.isDone(instructions, limit)) {
            return false;
        }
        if (damaged) {
            staging.mend(damage);
        } else {
            breakIt();
        }
        damaged = !damaged;
        return true;
    }

    private void breakIt() {
        try {
            staging.break_(damage);
        } catch (ConfigurationError e) {
            listener.note(new GateName("failure_cors"), "the start was refused, as it should be");
        }
    }

    @Override
    public RunListener listener() {
        return listener;
    }
}
