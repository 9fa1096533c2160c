package lockstep.release.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.RunListener;
import lockstep.gates.run.GateRun;
import lockstep.policy.promotion.Acceptance;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.journal.JournalView;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.ReleaseLog;
import lockstep.release.pipeline.HotfixDebt;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.StagingDebts;
import lockstep.release.pipeline.StagingStage;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.NewestCandidate;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.Adoption;
import lockstep.release.workflow.AskedOfRollback;
import lockstep.release.workflow.ConfigPinning;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import lockstep.release.workflow.RunRecord;
import lockstep.release.workflow.TruthUpdate;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.RefMove;

/** What people do with a release. Each call blocks; what it throws says what happened and what to do. */
public final class ReleaseService {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final MovePlanning planning;
    private final MoveExecution moving;
    private final AutoRollback rollback;

    public ReleaseService(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
        this.planning = new MovePlanning(site, listener);
        this.moving = new MoveExecution(site, listener);
        this.rollback = new AutoRollback(site, planning, moving);
    }

    public ReleaseStatus status() {
        return ReleaseStatus.of(site, listener);
    }

    /** The branches of the remote as they are now. */
    public RemoteHeads heads() {
        return site.repository().fetch(site.remoteDeadline());
    }

    /** What a name means by the record, which nobody can move; by the remote's tags where the record knows it not. */
    public NamedCommit asRecorded(CommitName name) {
        return site.versions().known(name, heads());
    }

    /** The same, for a caller that takes other names too. */
    public NamedCommit asRecorded(CommitName name, String alternative) {
        return site.versions().known(name, heads(), alternative);
    }

    /** The log and what is open, as the remote has them now. */
    public JournalView journal() {
        return site.journal().view(heads().evidence());
    }

    /** Whether a commit of the staging branch is one of the record, which waits for nobody. */
    public boolean isOfTheRecord(CommitSummary commit) {
        return new NewestCandidate(site).isRecord(commit);
    }

    /** The commit that a promotion or a run is about that names none. */
    public Sha candidate(RemoteHeads heads) {
        return new NewestCandidate(site).of(heads);
    }

    /** The hotfixes that still owe their time on staging. */
    public List<HotfixDebt> owedStaging(RemoteHeads heads) {
        return heads.knownStaging().or(heads::production)
                .map(newest -> new StagingDebts(site).open(heads, newest)).orElse(List.of());
    }

    /** Where the operator's configuration says something else than the one in force. */
    public List<ConfigDifference> differences(RemoteHeads heads) {
        return heads.knownStaging().or(heads::production)
                .map(newest -> new ConfigInForce(site).differences(heads, newest)).orElse(List.of());
    }

    public GateRun run(Environment mode, Sha commit, RunListener progress) {
        return site.run(mode, commit, progress);
    }

    /**
     * Puts a run on the evidence branch.
     *
     * @return the path under which it lies
     */
    public String record(GateRun run, Secrets secrets) {
        return new RunRecord(site, listener).record(run, secrets);
    }

    /** @param accepted differences of the configuration that the operator answers for */
    public String record(GateRun run, Secrets secrets, Map<String, Acceptance> accepted) {
        return new RunRecord(site, listener, accepted).record(run, secrets);
    }

    /** The commit that would record the run. */
    public CommitDraft draft(GateRun run, Secrets secrets, Map<String, Acceptance> accepted, RemoteHeads heads) {
        return new RunRecord(site, listener, accepted).draft(run, secrets, heads.evidence());
    }

    /** The runs of a commit that are recorded for the service, as the remote had them. */
    public KnownRuns runs(RemoteHeads heads, Sha commit) {
        return KnownRuns.of(site, heads, commit);
    }

    /** Refuses a configuration that does not count, before anything is run by it. */
    public void requireConfiguration(RemoteHeads heads, Sha commit, Map<String, Acceptance> accepted) {
        new RunRecord(site, listener, accepted).requireConfiguration(heads, commit);
    }

    /** Refuses a commit that lacks what staging requires, with everything that is missing, and what was not done. */
    public void requireStaging(RemoteHeads heads, Sha commit, String otherwise) {
        new StagingStage(site, listener).require(heads, commit, otherwise);
    }

    /** What the source of truth would say of production by this claim; changes nothing. */
    public TruthUpdate.Planned plannedTruth(TruthUpdate.Claim claim, RemoteHeads heads) {
        return new TruthUpdate(site, listener).plan(claim, heads);
    }

    /** Has the source of truth say so. */
    public TruthUpdate.Planned updateTruth(TruthUpdate.Claim claim, RemoteHeads heads) {
        return new TruthUpdate(site, listener).carryOut(claim, heads);
    }

    /** Decides, and changes nothing: why it may be promoted, or what is missing. */
    public Explanation explain(PromotionRequest request) {
        return planning.explain(request);
    }

    /** What would be pushed; changes nothing. Refuses, with all reasons, what the policy does not allow. */
    public PushPlan plan(PromotionRequest request) {
        return planning.plan(request);
    }

    /**
     * Nothing is moved to where nobody could ask how it is. A rollback is not held to that.
     *
     * @throws LockstepError naming the service, and what its gates lack
     */
    public void requireProductionGates() {
        planning.requireProductionGates();
    }

    /**
     * What was shown to somebody who then took their time to confirm it: decided anew, since an approval may have
     * expired by then, or a freeze begun.
     *
     * @throws lockstep.base.error.LostRace where it would be another move by now
     */
    public PushPlan confirmed(PushPlan shown, PromotionRequest request) {
        return planning.confirmed(shown, () -> plan(request));
    }

    /** The same of a rollback that rests on recorded approvals. */
    public PushPlan confirmed(PushPlan shown, RollbackRequest request) {
        return planning.confirmed(shown, () -> plan(request));
    }

    public PushPlan plan(RollbackRequest request) {
        return planning.plan(request);
    }

    /** What would be moved back and waits for nothing but an approval. Refuses, with all reasons, what lacks more. */
    public RefMove unapproved(RollbackRequest request) {
        return planning.unapproved(request);
    }

    /** Moves {@code release} as planned, waits for production, smokes it, records the outcome. */
    public MoveResult carryOut(PushPlan move) {
        return moving.carryOut(move);
    }

    /**
     * Goes on with what is open, whoever began it, or records that it is given up.
     *
     * @param kind what the caller can finish; empty for either
     */
    public MoveResult resume(Optional<ReleaseId.Kind> kind, boolean giveUp) {
        return moving.finish(resumption().of(kind, giveUp), giveUp);
    }

    private Resumption resumption() {
        return new Resumption(site, new StatusReader(site, listener).recorded());
    }

    /**
     * The same of this one alone, whatever was begun since somebody decided so.
     *
     * @throws lockstep.base.error.Refused where another one is open
     */
    public MoveResult resume(ReleaseId id, boolean giveUp) {
        return moving.finish(resumption().of(id, giveUp), giveUp);
    }

    /** Where to go back to after a failure, and for which trigger; empty where no other commit is known to be good. */
    public Optional<RollbackAdvice> advice(MoveResult failed) {
        return rollback.advice(failed);
    }

    /** It will be taken back: who ends the process before that leaves production unhealthy, and is told so. */
    public void willTakeBack(MoveResult failed) {
        rollback.announce(failed);
    }

    /** There is nowhere to go back to. */
    public void willNotTakeBack() {
        rollback.renounce();
    }

    /**
     * How approvers would approve the usual rollback.
     *
     * @param promoted where {@code release} will be by then; where it is now, where empty
     * @return the command; empty where no approvals on the record are asked for
     */
    public Optional<String> approvalOfRollback(Optional<Sha> promoted) {
        return new AskedOfRollback(site).command(promoted);
    }

    /** Rolls back what failed. Whatever goes wrong leaves {@code release} at the failed commit, and says so. */
    public MoveResult takeBack(MoveResult failed, RollbackAdvice advice) {
        return rollback.carryOut(failed, advice);
    }

    /**
     * Verifies log and evidence. A branch that holds is remembered.
     *
     * @param sightings where {@code release} was seen before
     * @param all from the start, whatever this clone has verified before
     */
    public AuditReport verify(List<Sighting> sightings, boolean all) {
        return new RecordVerification(site, listener).verify(sightings, all);
    }

    /** Log and intents as of these heads, and what the audit says of them. */
    public RecordSeen record(RemoteHeads heads) {
        return new RecordSeen(site.journal().view(heads.evidence()), new JournalAudit(site).report(heads));
    }

    /** The configuration that counts; empty where none was committed or pinned. */
    public Optional<ConfigPinning.InForce> configuration() {
        return new ConfigPinning(site, listener).inForce(heads());
    }

    /** What a pin of the given configuration would replace, in words; empty where none is pinned. */
    public Optional<String> replacedByPin(RemoteHeads heads) {
        return new ConfigPinning(site, listener).replaced(heads);
    }

    /** Pins the given configuration, as somebody decided who saw these heads, and returns its digest. */
    public String pin(RemoteHeads heads, String why) {
        return new ConfigPinning(site, listener).pin(heads, why);
    }

    /** The commit that would pin it. */
    public CommitDraft draftPin(RemoteHeads heads, String why) {
        return new ConfigPinning(site, listener).draft(heads, why);
    }

    /** Records the starting point. */
    public AdoptionEntry adopt(boolean smoke, String notes) {
        requireGatesFor(smoke);
        return new Adoption(site, listener).adopt(smoke, notes);
    }

    /** A log by hand that an adoption would take over; empty where there is none but the record's own. */
    public Optional<ReleaseLog> handWrittenLog(RemoteHeads heads) {
        return new Adoption(site, listener).onStaging(heads);
    }

    /** The commit that would record the starting point. */
    public CommitDraft draftAdoption(RemoteHeads heads, boolean smoke, String notes) {
        requireGatesFor(smoke);
        return new Adoption(site, listener).draft(heads, smoke, notes);
    }

    private void requireGatesFor(boolean smoke) {
        if (smoke) {
            requireProductionGates();
        }
    }

    /** What is true if the process ends now: empty unless {@code release} began to move and no outcome is recorded. */
    public Optional<LockstepError> unfinished() {
        return moving.unfinished();
    }
}
