package lockstep.demo.service;

import java.time.Duration;
import lockstep.demo.chat.Model;

/**
 * A model that works, unless a fault that is on says otherwise.
 *
 * @param takes how long it takes to answer
 */
record BreakableModel(Model working, Faults faults, Duration takes) implements Model {

    static final String APOLOGY = "I had trouble with that just now. Could you try once more?";


    @Override
    public Reply ask(String text) {
        if (!takesSoLong()) {
            return new Failed(Failure.TIMEOUT);
        }
        if (faults.any(Fault.MODEL_APOLOGISES)) {
            return new Said(APOLOGY);
        }
        if (faults.any(Fault.MODEL_TIMES_OUT)) {
            return new Failed(Failure.TIMEOUT);
        }
        if (faults.any(Fault.MODEL_DOWN)) {
            return new Failed(Failure.PROVIDER);
        }
        return faults.any(Fault.MODEL_KEY_WRONG) ? new Failed(Failure.KEY) : working.ask(text);
    }

    private boolean takesSoLong() {
        try {
            Thread.sleep(takes);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
