package lockstep.demo.service;

import lockstep.demo.chat.Model;

/** A model that works, unless a fault that is on says otherwise. */
record BreakableModel(Model working, Faults faults) implements Model {

    @Override
    public Reply ask(String text) {
        if (faults.any(Fault.MODEL_DOWN)) {
            return new Failed(Failure.PROVIDER);
        }
        return faults.any(Fault.MODEL_KEY_WRONG) ? new Failed(Failure.KEY) : working.ask(text);
    }
}
