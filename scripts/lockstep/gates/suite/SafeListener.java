package lockstep.gates.suite;

import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;

/** Tells on what gates say while they run, without what must not be shown. Results come to it redacted. */
record SafeListener(RunListener listener, Secrets secrets) implements RunListener {

    private static final int LONGEST = 1_000;

    @Override
    public void started(GateName gate) {
        listener.started(gate);
    }

    @Override
    public void note(GateName gate, String words) {
        listener.note(gate, Sanitiser.line(secrets.redact(words), LONGEST));
    }

    @Override
    public void answered(GateName gate, int index, int size, int status) {
        listener.answered(gate, index, size, status);
    }

    @Override
    public void finished(GateResult result) {
        listener.finished(result);
    }
}
