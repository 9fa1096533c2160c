package lockstep.suites.guard;

import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Environments;

/** A claim about the variables of the deployed environments that could have failed. Pure. */
public interface Guard {

    GateName name();

    /** What is claimed, in words. */
    String claim();

    /** Reasons name variables and environments; a value only where it is harmless, never a secret. */
    Decision decide(Environments environments);
}
