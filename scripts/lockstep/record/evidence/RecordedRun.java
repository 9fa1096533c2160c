package lockstep.record.evidence;

import java.nio.charset.StandardCharsets;
import lockstep.base.digest.Sha256;
import lockstep.gates.run.GateRun;

/** A gate run as it lies in the evidence branch: where, the bytes, and what they say. */
public record RecordedRun(String path, byte[] content, GateRun run) {

    /** @throws lockstep.base.error.NotVerified if it is none */
    public static RecordedRun read(String path, byte[] content) {
        return new RecordedRun(path, content, GateRunReader.read(new String(content, StandardCharsets.UTF_8), path));
    }

    public Sha256 sha256() {
        return Sha256.of(content);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
