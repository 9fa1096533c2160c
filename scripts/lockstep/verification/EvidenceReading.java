package lockstep.verification;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lockstep.audit.EvidenceFact;
import lockstep.error.LockstepError;
import lockstep.evidence.GateRunReader;
import lockstep.git.BlobId;
import lockstep.git.ReleaseRepository;
import lockstep.journal.Intent;
import lockstep.journal.IntentJson;
import lockstep.journal.JournalPaths;
import lockstep.journal.RunFacts;
import lockstep.run.GateRun;

/** What an evidence file that was added says to the audit. */
record EvidenceReading(ReleaseRepository repository) {

    private static final int LARGEST = 4 << 20;

    Optional<EvidenceFact> read(String path, BlobId blob) {
        if (!path.startsWith(JournalPaths.FOLDER + "/")) {
            return Optional.empty();
        }
        try {
            if (path.endsWith("/intent.json")) {
                Intent intent = IntentJson.read(repository.read(blob, LARGEST), path);
                return Optional.of(new EvidenceFact.RecordedIntent(path, intent.id(), intent.target(), intent.unverifiedAccepted()));
            }
            return JournalPaths.isRun(path) ? Optional.of(run(path, blob)) : Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(new EvidenceFact.Untrustworthy(path, e.getMessage()));
        }
    }

    private EvidenceFact run(String path, BlobId blob) {
        GateRun run = GateRunReader.read(new String(repository.read(blob, LARGEST), StandardCharsets.UTF_8), path);
        return path.endsWith("/" + run.id() + ".json")
                ? new EvidenceFact.RecordedRun(path, RunFacts.of(run))
                : new EvidenceFact.Untrustworthy(path, "it is the run " + run.id());
    }
}
