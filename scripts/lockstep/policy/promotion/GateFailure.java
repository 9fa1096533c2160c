package lockstep.policy.promotion;

import java.util.OptionalInt;
import lockstep.gates.gate.GateName;

/** A production gate that did not pass, and the status that it was answered; empty where it was not answered. */
public record GateFailure(GateName gate, OptionalInt status) {}
