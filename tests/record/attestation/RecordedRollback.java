package tests.record.attestation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.record.journal.Journal;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.FileWrite;

/** Whether the beginning and the end of a rollback can be written on top of a branch, and be read back. */
final class RecordedRollback {

    private static final Sha BAD = new Sha("b".repeat(40));
    private static final Sha GOOD = new Sha("a".repeat(40));

    private RecordedRollback() {}

    static boolean canBeOn(ReleaseRepository repository, Sha tip) {
        Instant now = Instant.now();
        Journal journal = new Journal(repository, EvidenceLayout.defaults());
        JournalView view = journal.view(Optional.of(tip));
        ReleaseId id = view.nextId(ReleaseId.Kind.ROLLBACK, now);
        RollbackEntry entry = new RollbackEntry(
                id, "5xx spike", BAD, GOOD, Optional.empty(), Environment.PRODUCTION, List.of("redeploy"), List.of(),
                RollbackResult.PARTIAL, "", new Operator("Ada"), List.of());
        CommitDraft draft = new CommitDraft(
                List.of(FileWrite.add(EvidenceLayout.intent(id), "{}".getBytes(StandardCharsets.UTF_8)),
                        journal.append(view.log(), entry)),
                "Roll back\n", new Identity("Ada", "ada@example.org"), now).clearingTheWay();
        Sha recorded = repository.commitOn(tip, draft, Deadline.in(Duration.ofSeconds(60)));
        return journal.view(Optional.of(recorded)).entry(id).isPresent()
                && repository.find(recorded, EvidenceLayout.intent(id)).isPresent();
    }
}
