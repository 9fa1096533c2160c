package lockstep.record.journal;

import lockstep.gates.run.GateRun;

/**
 * A gate run as it lies in the branch.
 *
 * @param sha256 of the file's bytes, in hexadecimal
 */
public record RecordedRun(String path, String sha256, GateRun run) {}
