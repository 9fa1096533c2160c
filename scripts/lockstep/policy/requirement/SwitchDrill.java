package lockstep.policy.requirement;

import java.time.Instant;
import lockstep.gates.gate.Verdict;

/** A recorded drill of a kill switch on staging: turned off, seen off, turned on again, seen on. */
public record SwitchDrill(String flag, Verdict verdict, Instant at) {}
