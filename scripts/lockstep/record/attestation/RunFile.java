package lockstep.record.attestation;

import java.nio.charset.StandardCharsets;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunReader;

/** A gate run as a file of the evidence branch. */
public record RunFile(String path, byte[] content, GateRun run) {

    /** @throws lockstep.base.error.NotVerified if it is none */
    public static RunFile read(String path, byte[] content) {
        return new RunFile(path, content, GateRunReader.read(new String(content, StandardCharsets.UTF_8), path));
    }

    Sha256 sha256() {
        return Sha256.of(content);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
