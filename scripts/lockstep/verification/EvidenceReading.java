package lockstep.verification;

import java.util.Optional;
import lockstep.attestation.RunFile;
import lockstep.audit.EvidenceFact;
import lockstep.error.LockstepError;
import lockstep.git.BlobId;
import lockstep.git.CommitSummary;
import lockstep.journal.Intent;
import lockstep.journal.IntentJson;
import lockstep.journal.JournalPaths;
import lockstep.journal.RunFacts;

/**
 * What an evidence file that a commit added says to the audit.
 *
 * @param commit which commit
 */
record EvidenceReading(EvidenceSoFar files, EvidenceTrust trust, CommitSummary commit) {

    Optional<EvidenceFact> read(String path, BlobId blob) {
        if (!path.startsWith(JournalPaths.FOLDER + "/")) {
            return Optional.empty();
        }
        try {
            if (path.endsWith("/intent.json")) {
                return Optional.of(intent(path, files.read(blob)));
            }
            return JournalPaths.isRun(path) ? Optional.of(run(path, files.read(blob))) : Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(new EvidenceFact.Untrustworthy(path, e.getMessage()));
        }
    }

    private EvidenceFact intent(String path, byte[] content) {
        Intent intent = IntentJson.read(content, path);
        return trust.fault(intent, content, files::read, commit.when())
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedIntent(
                        path, intent.id(), intent.target(), intent.unverifiedAccepted()));
    }

    private EvidenceFact run(String path, byte[] content) {
        RunFile file = RunFile.read(path, content);
        if (!path.endsWith("/" + file.run().id() + ".json")) {
            return new EvidenceFact.Untrustworthy(path, "it is the run " + file.run().id());
        }
        return trust.fault(file, files::read, commit.when())
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedRun(path, RunFacts.of(file.run())));
    }
}
