package lockstep.release.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.LostRace;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.pipeline.Consumption;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** Puts a planned canary on record, by its intent and its first state, unless the remote moved on meanwhile. */
record CanaryBeginning(ReleaseSite site, CanaryListener listener) {

    /**
     * @param heads where the remote was last seen
     * @throws LostRace if somebody else was quicker
     */
    CanaryLedger begin(CanaryPlanned planned, RemoteHeads heads) {
        StateDraft[] begun = new StateDraft[1];
        new Recorder(site, listener).add(heads, now -> {
            CanaryIntent intent = named(planned.intent(), now);
            begun[0] = StateDraft.of(site, intent);
            return Optional.of(commit(planned, intent, begun[0], now));
        });
        return CanaryLedger.begun(site, listener, begun[0]);
    }

    /** By an id that no other canary has. */
    private CanaryIntent named(CanaryIntent planned, RemoteHeads now) {
        CanaryArchive archive = new CanaryArchive(site.repository(), now.evidence());
        archive.open().stream().findFirst().ifPresent(open -> {
            throw new LostRace("canary " + open.shown() + " was begun in the meantime; nothing was done",
                    "See `status`.");
        });
        requireSameBaseline(now, planned);
        requireUnused(now, planned);
        CanaryIntent intent = planned;
        while (archive.ids().contains(intent.id())) {
            intent = intent.named(intent.id().next());
        }
        return intent;
    }

    /** The plan may have waited for its confirmation. */
    private static void requireSameBaseline(RemoteHeads now, CanaryIntent intent) {
        if (!now.production().equals(intent.from())) {
            throw new LostRace("production moved to " + now.production().map(Sha::abbreviated).orElse("nothing")
                    + " in the meantime; nothing was done", "Plan the canary again.");
        }
    }

    /** An approval serves once: whoever recorded its use first has it. */
    private void requireUnused(RemoteHeads now, CanaryIntent intent) {
        Stream.concat(intent.approvals().stream(), intent.hotfix().stream().flatMap(one -> one.approvals().stream()))
                .map(ApprovalPlaces::id)
                .filter(id -> now.evidence().flatMap(tip -> site.repository().find(
                        tip, ApprovalPlaces.file(intent.commit(), Kind.CONSUMED, id))).isPresent())
                .findFirst()
                .ifPresent(used -> {
                    throw new LostRace("approval " + used + " was used in the meantime; nothing was done",
                            "See `explain`; ask for another approval.");
                });
    }

    private CommitDraft commit(CanaryPlanned planned, CanaryIntent intent, StateDraft draft, RemoteHeads now) {
        CanaryState first = draft.state(
                CanaryLedger.FIRST, CanaryStage.DEPLOYING, Optional.of(0), planned.permitted(), List.of());
        List<FileWrite> writes = new ArrayList<>(List.of(
                FileWrite.add(CanaryPlaces.intent(intent.id()), CanaryJson.write(intent)), draft.file(first)));
        writes.addAll(Consumption.writes(
                intent.commit(), intent.approvals(), intent.id().toString(), intent.since()));
        site.versions().record(planned.named(), now, site.operator(), first.at()).ifPresent(writes::add);
        return draft.commit(first, writes);
    }
}
