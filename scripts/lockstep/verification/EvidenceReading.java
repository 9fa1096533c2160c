package lockstep.verification;

import java.util.Optional;
import lockstep.attestation.RunFile;
import lockstep.audit.EvidenceFact;
import lockstep.error.LockstepError;
import lockstep.git.BlobId;
import lockstep.git.CommitSummary;
import lockstep.git.ReleaseRepository;
import lockstep.journal.Intent;
import lockstep.journal.IntentJson;
import lockstep.journal.JournalPaths;
import lockstep.journal.RunFacts;

/**
 * What an evidence file that a commit added says to the audit.
 *
 * @param commit which commit
 */
record EvidenceReading(ReleaseRepository repository, EvidenceTrust trust, CommitSummary commit) {

    private static final int LARGEST = 4 << 20;

    Optional<EvidenceFact> read(String path, BlobId blob) {
        if (!path.startsWith(JournalPaths.FOLDER + "/")) {
            return Optional.empty();
        }
        try {
            if (path.endsWith("/intent.json")) {
                return Optional.of(intent(path, repository.read(blob, LARGEST)));
            }
            return JournalPaths.isRun(path) ? Optional.of(run(path, repository.read(blob, LARGEST))) : Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(new EvidenceFact.Untrustworthy(path, e.getMessage()));
        }
    }

    private EvidenceFact intent(String path, byte[] content) {
        Intent intent = IntentJson.read(content, path);
        return trust.fault(intent, content, this::file, commit.when())
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedIntent(
                        path, intent.id(), intent.target(), intent.unverifiedAccepted()));
    }

    private EvidenceFact run(String path, byte[] content) {
        RunFile file = RunFile.read(path, content);
        if (!path.endsWith("/" + file.run().id() + ".json")) {
            return new EvidenceFact.Untrustworthy(path, "it is the run " + file.run().id());
        }
        return trust.fault(file, this::file, commit.when())
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedRun(path, RunFacts.of(file.run())));
    }

    private Optional<byte[]> file(String path) {
        return repository.read(commit.sha(), path, LARGEST);
    }
}
