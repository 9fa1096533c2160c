package lockstep.record.verification;

import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.record.attestation.RunFile;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.journal.Intent;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.JournalPaths;
import lockstep.record.history.RunFacts;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.CommitSummary;

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
