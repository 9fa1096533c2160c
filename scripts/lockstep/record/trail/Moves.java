package lockstep.record.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/** Promotions, hotfixes, rollbacks and the adoption: what the log says, and what is open. */
record Moves(BranchFiles files, JournalView journal, Approvals approvals) {

    List<RecordedAction> actions() {
        List<RecordedAction> actions = new ArrayList<>();
        Set<ReleaseId> told = new HashSet<>();
        for (LogItem item : journal.reading().items()) {
            entry(item.entry(), "log, " + item.place()).ifPresent(actions::add);
            item.entry().releaseId().ifPresent(told::add);
        }
        journal.open().stream().filter(open -> !told.contains(open.id())).forEach(open -> actions.add(
                intended(open).ending(Optional.of("open"), "not finished")));
        return actions;
    }

    private Optional<RecordedAction> entry(LogEntry entry, String place) {
        return switch (entry) {
            case PromotionEntry it -> Optional.of(move(it.id(), it.commit(), "promote", Optional.empty(), place)
                    .named(it.version())
                    .ending(Optional.of(it.result().word()), it.notes())
                    .by(Optional.of(operator(it.id(), it.operator()))));
            case RollbackEntry it -> Optional.of(move(it.id(), it.to(), "rollback", Optional.of(it.from()), place)
                    .named(it.version())
                    .ending(Optional.of(it.result().word()), it.trigger())
                    .by(Optional.of(operator(it.id(), it.operator()))));
            case AdoptionEntry it -> Optional.of(RecordedAction.of(it.when(), "adopt", it.release(), place)
                    .moving(Optional.empty(), Optional.of(RecordedAction.PRODUCTION))
                    .ending(Optional.of(it.result().word()), it.notes())
                    .by(Optional.of(it.operator().name())));
            case OtherBlock it -> Optional.empty();
        };
    }

    private String operator(ReleaseId id, Operator otherwise) {
        return intent(id).map(Intent::operator).orElse(otherwise).name();
    }

    private RecordedAction move(ReleaseId id, Sha commit, String action, Optional<Sha> left, String place) {
        return intent(id).filter(intent -> intent.target().equals(commit)).map(this::intended)
                .orElseGet(() -> RecordedAction.of(minute(id), action, Optional.of(commit), place)
                        .about(Optional.of(id.toString()))
                        .leaving(left)
                        .moving(Optional.of(action.equals("rollback")
                                ? RecordedAction.PRODUCTION
                                : RecordedAction.STAGING), Optional.of(RecordedAction.PRODUCTION)));
    }

    private Optional<Intent> intent(ReleaseId id) {
        return files.read(EvidenceLayout.intent(id), IntentJson::read);
    }

    private RecordedAction intended(Intent intent) {
        Optional<String> approvedBy = approvals.approvers(intent.passage().approvals());
        String path = EvidenceLayout.intent(intent.id());
        RecordedAction begun = RecordedAction.of(intent.since(), action(intent), Optional.of(intent.target()), path)
                .about(Optional.of(intent.id().toString()))
                .leaving(intent.from())
                .named(intent.passage().version())
                .by(Optional.of(intent.operator().name()));
        return switch (intent) {
            case PromotionIntent it -> begun
                    .moving(Optional.of(stage(it)), Optional.of(RecordedAction.PRODUCTION))
                    .approved(approvedBy);
            case RollbackIntent it -> begun
                    .moving(Optional.of(RecordedAction.PRODUCTION), Optional.of(RecordedAction.PRODUCTION))
                    .approved(approvedBy.or(() -> Stream.of(it.approvedBy().name()).findFirst()));
        };
    }

    private String action(Intent intent) {
        return switch (intent) {
            case PromotionIntent it -> HotfixMarks.is(it, files::bytes) ? HotfixMarks.WORD : "promote";
            case RollbackIntent it -> "rollback";
        };
    }

    private static String stage(PromotionIntent intent) {
        if (intent.restsOnCanary()) {
            return RecordedAction.CANARY;
        }
        return intent.passage().skipsStaging() ? RecordedAction.DEV : RecordedAction.STAGING;
    }

    private static Instant minute(ReleaseId id) {
        return id.minute().toInstant(ZoneOffset.UTC);
    }
}
