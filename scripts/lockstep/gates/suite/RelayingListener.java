package lockstep.gates.suite;

import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;

/** Passes what it hears of a run on to another listener. */
public interface RelayingListener extends RunListener {

    RunListener listener();

    @Override
    default void started(GateName gate) {
        listener().started(gate);
    }

    @Override
    default void note(GateName gate, String words) {
        listener().note(gate, words);
    }

    @Override
    default void answered(GateName gate, int index, int size, int status) {
        listener().answered(gate, index, size, status);
    }

    @Override
    default void finished(GateResult result) {
        listener().finished(result);
    }
}
