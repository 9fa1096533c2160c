package lockstep.record.evidence;

import java.nio.file.Path;
import lockstep.base.text.Secrets;
import lockstep.gates.run.GateRun;

/** A folder of gate runs, a file each, for its owner's eyes only (0700, files 0600). */
public record EvidenceFolder(Path folder) {

    /** Stores a run and returns where. */
    public Path store(GateRun run, Secrets secrets) {
        String document = GateRunJson.write(run);
        SecretGuard.requireNone(document, secrets, "the evidence");
        SafeFile.makeFolder(folder);
        Path file = folder.resolve(run.id().text() + ".json");
        SafeFile.write(file, document);
        return file;
    }
}
