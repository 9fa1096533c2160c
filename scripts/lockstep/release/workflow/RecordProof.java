package lockstep.release.workflow;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.RunId;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.Outcome;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.log.ReleaseLog;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.tree.FileWrite;

/**
 * Proves before anything moves that what will have to be recorded afterwards can be: writes it, on top of what is
 * there, and keeps nothing of it. A log that cannot take an entry would leave a release that nobody could finish.
 */
record RecordProof(ReleaseSite site) {

    void require(PushPlan move, JournalView view) {
        Intent intent = move.intent();
        Instant now = intent.since();
        String smoke = EvidenceLayout.smoke(intent.id(), RunId.fresh(now, "smoke"));
        Outcome outcome = new Outcome(intent.id(), site.operator(), now, Verdict.FAIL, Optional.of(smoke), "not yet");
        try {
            OutcomeRecord record = new OutcomeRecord(site, WorkflowListener.silent());
            List<FileWrite> writes = new ArrayList<>(move.writes());
            for (String path : List.of(smoke, EvidenceLayout.statement(smoke))) {
                writes.add(FileWrite.add(path, "{}\n".getBytes(StandardCharsets.UTF_8)));
            }
            writes.addAll(record.writes(intent, view, outcome, List.of()));
            TruthRecord truth = new TruthRecord(site, WorkflowListener.silent());
            if (!truth.isFolderFree(move.evidence()) && !truth.isTheirs(move.evidence())) {
                writes.add(FileWrite.add(TruthPlaces.PRODUCTION, "{}\n".getBytes(StandardCharsets.UTF_8)));
            }
            site.repository().requireWritable(move.evidence(), writes);
            requireReadable(intent, view, writes);
        } catch (LockstepError e) {
            throw unwritable(intent, e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unwritable(intent, String.valueOf(e.getMessage()), e);
        }
    }

    private void requireReadable(Intent intent, JournalView view, List<FileWrite> writes) {
        List<byte[]> volumes = new ArrayList<>(view.log().volumes());
        writes.stream().filter(FileWrite::mayReplace).forEach(write -> {
            int number = site.journal().paths().log().number(write.path()).orElseThrow();
            if (number <= volumes.size()) {
                volumes.set(number - 1, write.content());
            } else {
                volumes.add(write.content());
            }
        });
        boolean read = new ReleaseLog(volumes).read().entries().stream()
                .anyMatch(entry -> entry.releaseId().equals(Optional.of(intent.id())));
        if (!read) {
            throw new NotVerified("an entry that is appended to the log would not be read", "");
        }
    }

    private static NotVerified unwritable(Intent intent, String why, RuntimeException cause) {
        return new NotVerified(
                "the outcome of " + intent.id() + " could not be recorded: " + why + "; nothing was changed",
                "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".", cause);
    }
}
