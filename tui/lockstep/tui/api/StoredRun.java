package lockstep.tui.api;

import lockstep.gates.run.GateRun;

/** A recorded gate run and where it is kept: a path on the evidence branch. */
public record StoredRun(String where, GateRun run) {}
