package lockstep.guard;

import lockstep.gate.Decision;
import lockstep.gate.GateName;
import lockstep.variables.Environments;

/** A claim about the variables of the deployed environments that could have failed. Pure. */
public interface Guard {

    GateName name();

    /** What is claimed, in words. */
    String claim();

    /** Reasons name variables and environments; a value only where it is harmless, never a secret. */
    Decision decide(Environments environments);
}
