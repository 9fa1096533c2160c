package lockstep.release.sets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.record.sets.SetStep;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** What a member's own log knows of a run of the set. */
record MemberLog(SetIntent.Member member, ReleaseSite site) {

    /** The steps that the set's record lacks: what was moved while nobody could record it there, or by hand. */
    List<SetStep> unknownTo(SetRun run, RemoteHeads heads, Instant now) {
        List<StructuredEntry> entries = entries(heads);
        boolean there = heads.production().equals(Optional.of(member.target()));
        boolean back = heads.production().isPresent() && heads.production().equals(member.from());
        Optional<SetStep> last = run.last(member.name());
        if (last.filter(step -> step.stage().goesBack()).isPresent() || !there && !back) {
            return List.of();
        }
        Optional<PromotionEntry> promotion = promotion(entries, last, run.intent().since());
        Optional<RollbackEntry> rollback = promotion.filter(entry -> back).flatMap(entry -> rollback(entries, entry));
        List<SetStep> unknown = new ArrayList<>();
        if (last.isEmpty() && (there || rollback.isPresent())) {
            promotion.ifPresent(entry -> unknown.add(step(run.next(),
                    entry.isGood() ? SetStage.PROMOTED : SetStage.FAILED, entry.id(), member.target(), now)));
        }
        rollback.ifPresent(entry -> unknown.add(step(run.next() + unknown.size(),
                entry.isGood() ? SetStage.ROLLED_BACK : SetStage.ROLLED_BACK_UNHEALTHY, entry.id(), entry.to(), now)));
        return unknown;
    }

    private List<StructuredEntry> entries(RemoteHeads heads) {
        return site.journal().view(heads.evidence()).reading().entries().stream()
                .filter(StructuredEntry.class::isInstance)
                .map(StructuredEntry.class::cast)
                .toList();
    }

    /** That which the set's record names; without one, the newest since the set was begun. */
    private Optional<PromotionEntry> promotion(List<StructuredEntry> entries, Optional<SetStep> named, Instant begun) {
        Instant minute = begun.truncatedTo(ChronoUnit.MINUTES);
        return entries.reversed().stream()
                .filter(PromotionEntry.class::isInstance)
                .map(PromotionEntry.class::cast)
                .filter(entry -> entry.commit().equals(member.target()))
                .filter(entry -> named.map(step -> step.entry().equals(Optional.of(entry.id())))
                        .orElse(!entry.id().minute().toInstant(ZoneOffset.UTC).isBefore(minute)))
                .findFirst();
    }

    private Optional<RollbackEntry> rollback(List<StructuredEntry> entries, PromotionEntry after) {
        return entries.subList(entries.indexOf(after) + 1, entries.size()).reversed().stream()
                .filter(RollbackEntry.class::isInstance)
                .map(RollbackEntry.class::cast)
                .filter(entry -> member.from().equals(Optional.of(entry.to())))
                .findFirst();
    }

    private SetStep step(int number, SetStage stage, ReleaseId id, Sha commit, Instant now) {
        return new SetStep(number, stage, site.operator(), now, Optional.of(member.name()), Optional.of(id),
                Optional.of(commit), "by its own log");
    }
}
