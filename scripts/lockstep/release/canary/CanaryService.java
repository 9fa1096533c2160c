package lockstep.release.canary;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.release.SteadyClock;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.release.pipeline.SignedAcceptance;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.repository.git.RemoteHeads;

/**
 * What people do with a canary. Each call blocks; what it throws says what happened and what to do. Of several services
 * a canary is planned, run and accepted at the site of one; it is ended at that of all.
 */
public final class CanaryService {

    private final ReleaseSite site;
    private final CanaryListener listener;
    private final CanaryPermission permission;
    private final InstantSource clock;
    private final CanaryCarrier carrier;

    /** One whose canaries may begin where the stages before them allow it. */
    public CanaryService(ReleaseSite site, CanaryListener listener) {
        this(site, listener, new StagePermission(site, listener));
    }

    public CanaryService(ReleaseSite site, CanaryListener listener, CanaryPermission permission) {
        this(site, listener, permission, SteadyClock.of(site.clock()));
    }

    /** @param steady tells how time passes, whoever sets the host's clock */
    public CanaryService(
            ReleaseSite site, CanaryListener listener, CanaryPermission permission, InstantSource steady) {
        this.site = site;
        this.listener = listener;
        this.permission = permission;
        this.clock = steady;
        this.carrier = new CanaryCarrier(listener, steady);
    }

    /** The canaries that may have traffic, as the remote has them now, oldest first; at the site of one, its own. */
    public List<CanaryView> open() {
        return openOfAll().stream()
                .filter(view -> site.serviceName().isEmpty() || view.service().equals(site.serviceName()))
                .toList();
    }

    /** The same of every service, whichever one the site is of. */
    public List<CanaryView> openOfAll() {
        return archive().open();
    }

    private CanaryArchive archive() {
        return new CanaryArchive(site.repository(), fetch().evidence());
    }

    private RemoteHeads fetch() {
        return new RememberedTip(site).fetch();
    }

    /** The canary as the remote has it now, with all that it counted. */
    public CanaryView view(CanaryId id) {
        return archive().view(id);
    }

    /**
     * Asks whether a canary may begin and what it will take; changes nothing.
     *
     * @throws lockstep.base.error.Refused with all reasons
     */
    public CanaryPlanned plan(CanaryRunRequest request) throws InterruptedException {
        return new CanaryPlanning(site, listener, permission, clock).plan(request);
    }

    /** Runs a canary from the deployment to its verdict. */
    public CanaryConclusion carryOut(CanaryPlanned planned) {
        RemoteHeads heads = new MakingRoom(site, listener).make(planned);
        CanaryLedger ledger = new CanaryBeginning(site, listener).begin(planned, heads);
        listener.step("canary " + ledger.shown() + " is recorded; abort by " + planned.intent().abortBy());
        return carry(new CanaryBegun(ledger, planned.intent(), List.of(), CanaryCourse::fromTheStart));
    }

    /** Goes on with an open canary, whoever began it and wherever. */
    public CanaryConclusion resume(CanaryView open) {
        return carry(new CanaryTakeover(site, listener, permission).of(open));
    }

    private CanaryConclusion carry(CanaryBegun begun) {
        return carrier.carry(begun, CanaryRig.of(site));
    }

    /**
     * Takes all traffic off the canary, of several services off each, before anything is thought or read, and records
     * that.
     *
     * @return the canaries that it ended; none where none was open, perhaps with doubts all the same
     * @throws LockstepError where it could not be done or not be recorded
     */
    public CanariesEnded abort(String reason) {
        return new TakingOff(site, listener).abort(reason);
    }

    /**
     * Ends what should have been ended by its {@code abort_by}, or by the promotion of its commit.
     *
     * @throws LockstepError also where no canary is open and the weight is not 0
     */
    public CanariesEnded reap() {
        return new TakingOff(site, listener).reap();
    }

    /**
     * Lets the open one wait, until somebody resumes it.
     *
     * @param commit of the canary; empty for the one that is open
     * @throws lockstep.base.error.Refused where there is none, or where it cannot wait
     */
    public PauseSaid pause(Optional<CommitName> commit, String reason) {
        return new PauseSaid(new CanaryPause(site, listener).pause(commit, reason), true, site.operator());
    }

    /**
     * Ends a pause.
     *
     * @throws lockstep.base.error.Refused where nobody paused it
     */
    public PauseSaid resumePaused(Optional<CommitName> commit) {
        return new PauseSaid(new CanaryPause(site, listener).resume(commit), false, site.operator());
    }

    /**
     * Answers for the last canary of a commit, which was inconclusive.
     *
     * @throws lockstep.base.error.Refused if it was not, or if whoever acts may not
     */
    public CanaryId accept(CommitName name, String reason) {
        RemoteHeads heads = fetch();
        Sha commit = site.versions().find(name, heads).commit();
        CanaryView ended = new AcceptableCanary(site).require(heads, commit);
        SignedAcceptance signed = new Approvers(site).requireOne(heads, commit, ended, reason);
        new AcceptanceRecord(site, listener).accept(ended, signed);
        return ended.id();
    }

    /** Whether the canary that is carried has no traffic any more, and only that is not recorded yet. */
    public boolean isTakenOff() {
        return carrier.isTakenOff();
    }

    /** What is true if the process ends now: empty unless a canary is being carried. */
    public Optional<LockstepError> unfinished() {
        return carrier.unfinished();
    }
}
