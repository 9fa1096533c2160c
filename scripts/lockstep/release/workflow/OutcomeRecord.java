package lockstep.release.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.OutcomeJson;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.journal.ServiceOutcome;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.StructuredEntry;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** Records how a promotion or a rollback ended: once, with its entry in the log, whoever else is at it. */
record OutcomeRecord(ReleaseSite site, WorkflowListener listener) {

    ReleaseRollout.Done of(
            Intent intent, RemoteHeads seen, List<GateRun> smokes, Verdict verdict, String words) {
        Instant now = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> smokePath = worst(smokes).map(run -> path(intent, run));
        Outcome seenToBe = new Outcome(
                intent.id(), site.operator(), now, verdict, smokePath, Sanitiser.line(words), services(intent, smokes));
        listener.step("recording the outcome of " + intent.id());
        AtomicReference<Optional<StructuredEntry>> byOthers = new AtomicReference<>(Optional.empty());
        AtomicReference<Outcome> outcome = new AtomicReference<>(seenToBe);
        boolean ours = new Recorder(site, listener).addInEmergency(seen, heads -> {
            JournalView view = site.journal().view(heads.evidence());
            byOthers.set(recorded(intent, view));
            outcome.set(standing(intent, heads, seenToBe));
            return byOthers.get().isPresent()
                    ? Optional.empty()
                    : Optional.of(draft(intent, view, outcome.get(), smokes));
        });
        listener.reached(Milestone.OUTCOME_PUSHED);
        return ours
                ? new ReleaseRollout.Done(intent, Optional.of(outcome.get()), Optional.empty(), smokes)
                : new ReleaseRollout.Done(intent, Optional.empty(), byOthers.get(), smokes);
    }

    /** What passed is no pass where somebody moved {@code release} meanwhile. */
    private Outcome standing(Intent intent, RemoteHeads heads, Outcome seen) {
        if (!seen.isGood() || heads.production().equals(Optional.of(intent.target()))) {
            return seen;
        }
        return new Outcome(
                seen.id(), seen.operator(), seen.at(), Verdict.FAIL, seen.smokeRun(),
                "somebody moved " + site.repository().branches().production() + " to "
                        + heads.production().map(Sha::hex).orElse("nothing") + " while production was verified; "
                        + seen.words(),
                seen.services());
    }

    /** The one that tells the outcome: that of the only service, or the first of those that ended worst. */
    private static Optional<GateRun> worst(List<GateRun> smokes) {
        Verdict verdict = Verdict.worstOf(smokes.stream().map(GateRun::verdict).toList());
        return smokes.stream().filter(run -> run.verdict() == verdict).findFirst();
    }

    private static String path(Intent intent, GateRun smoke) {
        return EvidenceLayout.smoke(intent.id(), smoke.id());
    }

    private static List<ServiceOutcome> services(Intent intent, List<GateRun> smokes) {
        return smokes.stream()
                .flatMap(run -> run.service().stream()
                        .map(service -> new ServiceOutcome(
                                service, run.verdict(), Optional.of(path(intent, run)))))
                .toList();
    }

    /** Somebody may have recorded the outcome meanwhile; nobody may have taken the intent away. */
    static Optional<StructuredEntry> recorded(Intent intent, JournalView view) {
        boolean open = view.open().stream()
                .anyMatch(other -> other.id().equals(intent.id()) && other.target().equals(intent.target()));
        if (open) {
            return Optional.empty();
        }
        Optional<StructuredEntry> entry = view.entry(intent.id());
        if (entry.isEmpty()) {
            throw new NotVerified(
                    "the evidence branch no longer contains the intent of " + intent.id()
                            + "; it was rewritten or deleted",
                    "Push the branch again as it was, from a clone that has it (refs/lockstep); see `release-log "
                            + "verify`.");
        }
        return entry;
    }

    /** Release has moved: it is recorded whatever lies in the way. */
    private CommitDraft draft(Intent intent, JournalView view, Outcome outcome, List<GateRun> smokes) {
        Attestations attestations = new Attestations(site, view.tip());
        byte[] document = OutcomeJson.write(outcome);
        List<FileWrite> writes = new ArrayList<>();
        smokes.forEach(run -> writes.addAll(attestations.of(run, path(intent, run), outcome.at())));
        writes.add(FileWrite.add(EvidenceLayout.outcome(intent.id()), document));
        StructuredEntry entry = entry(intent, view, outcome, smokes);
        FileWrite log = site.journal().append(view.log(), entry);
        byte[] added = view.log().added(entry);
        writes.addAll(attestations.of(
                intent, outcome, document, List.copyOf(writes), new Attestations.LogAddition(log.path(), added)));
        writes.add(log);
        new TruthRecord(site, listener).of(entry, outcome.at(), view.tip()).ifPresent(writes::add);
        return new CommitDraft(
                writes, "Record " + intent.id() + ": " + outcome.smoke().word() + "\n", site.identity(), outcome.at())
                .clearingTheWay();
    }

    /** The outcome and its entry. */
    List<FileWrite> writes(Intent intent, JournalView view, Outcome outcome, List<GateRun> smokes) {
        return List.of(
                FileWrite.add(EvidenceLayout.outcome(intent.id()), OutcomeJson.write(outcome)),
                site.journal().append(view.log(), entry(intent, view, outcome, smokes)));
    }

    /** What passed rests on its runs; a failure is recorded whatever became of those. */
    private List<RecordedRun> staging(JournalView view, PromotionIntent intent, Outcome outcome) {
        try {
            return intent.stagingRuns().stream()
                    .map(path -> site.journal().run(view.tip().orElseThrow(), path))
                    .toList();
        } catch (NotVerified e) {
            if (outcome.isGood()) {
                throw e;
            }
            return List.of();
        }
    }

    private StructuredEntry entry(Intent intent, JournalView view, Outcome outcome, List<GateRun> smokes) {
        Entries entries = new Entries(site.config());
        return switch (intent) {
            case PromotionIntent hotfix when !hotfix.restsOnStaging() -> entries.hotfix(hotfix, outcome, smokes);
            case PromotionIntent promotion -> {
                List<RecordedRun> staging = staging(view, promotion, outcome);
                yield staging.isEmpty()
                        ? entries.unfounded(promotion, outcome, smokes)
                        : entries.promotion(promotion, staging, outcome, smokes);
            }
            case RollbackIntent rollback -> entries.rollback(rollback, outcome, smokes);
        };
    }
}
