package lockstep.policy.promotion;

import lockstep.gates.gate.GateName;

/** A production gate that did not pass, and why, in the gate's own words. */
public record GateFailure(GateName gate, String reason) {}
