package lockstep.suites.declared;

import lockstep.gates.gate.Decision;
import lockstep.gates.http.Observation;

/** What came of asking: the decision, what was seen last, and how many requests it took. */
record Asked(Decision decision, Observation seen, int attempts) {}
