package lockstep.release.sets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.Busy;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.Ground;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.NotVerified;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.record.journal.Intent;
import lockstep.record.sets.SetDeclaration;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.record.sets.SetStep;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.git.RemoteHeads;

/** What people do with a release set: see it, promote it, go on with it, take it back. */
public final class ReleaseSet {

    private final ReleaseSite home;
    private final ServiceName set;
    private final SetMembers members;
    private final WorkflowListener listener;
    private final SetProgress progress;
    private final SetReturn back;
    private final SetCommands commands;

    /** @param home the repository that names the set, and keeps its record */
    public ReleaseSet(ReleaseSite home, ServiceName set, List<SetSite> members, WorkflowListener listener) {
        this(home, set, members, listener, "");
    }

    /** @param typed options that a command which is told needs, each after a space */
    public ReleaseSet(
            ReleaseSite home, ServiceName set, List<SetSite> members, WorkflowListener listener, String typed) {
        this.home = home;
        this.set = set;
        this.commands = new SetCommands(set, typed);
        this.members = new SetMembers(commands, members, listener);
        this.listener = listener;
        this.progress = new SetProgress(home, commands, listener);
        this.back = new SetReturn(commands, this.members, progress, listener);
    }

    /**
     * What an operator wants of the set.
     *
     * @param declared of the changes of every member; names no commit
     * @param commits by member; the newest of those that are not named
     */
    public record Wanted(PromotionRequest declared, Map<ServiceName, CommitName> commits) {

        public Wanted {
            commits = Map.copyOf(commits);
        }

        private PromotionRequest of(ServiceName member) {
            return request(Optional.ofNullable(commits.get(member)));
        }

        private PromotionRequest request(Optional<CommitName> commit) {
            return new PromotionRequest(commit, declared.declaration(), declared.unverifiedAccepted(),
                    declared.driftAccepted(), declared.configAccepted(), declared.notes());
        }
    }

    /**
     * Where each member would go.
     *
     * @param after the newest run when that was decided, as far as it had got; empty where there was none
     */
    public record Planned(List<SetIntent.Member> members, SetDeclaration declared, Optional<SetRun> after) {

        public Planned {
            members = List.copyOf(members);
        }
    }

    /** The newest run of the set; empty where there was none. */
    public Optional<SetRun> newest() {
        return progress.newest();
    }

    /** Decides for all of them, and changes nothing. Refuses, with all reasons of all members. */
    public Planned plan(Wanted wanted) {
        requireRecord();
        Optional<SetRun> after = newest();
        List<SetIntent.Member> planned = new ArrayList<>();
        List<Ground> grounds = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        for (SetSite member : members.sites()) {
            listener.step(member.name() + ":");
            try {
                planned.add(intended(member, members.service(member).plan(wanted.of(member.name()))));
            } catch (Refused e) {
                e.grounds().forEach(ground -> grounds.add(new Ground(
                        ground.rule(), member.name() + ": " + ground.words(), ground.remedy(), ground.link())));
                remedies.add(member.name() + ": " + e.remedy());
                if (e.grounds().isEmpty()) {
                    throw new Refused(member.name() + ": " + e.getMessage(), e.particulars(), e.remedy());
                }
            } catch (ConfigurationError e) {
                throw new ConfigurationError(member.name() + ": " + e.getMessage(), e.remedy(), e);
            }
        }
        if (!grounds.isEmpty()) {
            throw Refused.over("promotion of release set " + set + " refused; nothing was changed", grounds,
                    String.join(" ", remedies));
        }
        return new Planned(planned, Declared.of(wanted.declared()), after);
    }

    /** A record that does not hold is not added to. */
    private void requireRecord() {
        RemoteHeads heads = home.repository().fetch(home.remoteDeadline());
        List<String> complaints = new JournalAudit(home).complaints(heads);
        if (!complaints.isEmpty()) {
            throw new NotVerified("the record of " + home.repository().remoteAddress()
                    + ", which keeps that of release set " + set + ", failed verification; nothing was changed",
                    complaints, "See `release-log verify`.");
        }
    }

    private static SetIntent.Member intended(SetSite member, PushPlan move) {
        Intent intent = move.intent();
        return new SetIntent.Member(member.name(), member.site().repository().remoteAddress(), intent.from(),
                intent.target(), intent.passage().version());
    }

    /** Promotes each in order; stops at the first that fails. */
    public SetRun carryOut(Planned planned) {
        SetRun begun = progress.begin(planned);
        return promote(begun, Declared.in(begun.intent()).orElseThrow());
    }

    /**
     * Goes on with the run that is open, whoever began it; not with one that somebody takes back.
     *
     * @param given by whoever goes on: what they accept beside what was accepted; their declaration counts where the
     *     run does not say what was declared, since an older Lockstep began it
     */
    public SetRun resume(PromotionRequest given) {
        requireRecord();
        SetRun open = newest().filter(SetRun::isOpen).orElseThrow(() -> new Refused(
                "there is nothing to resume: release set " + set + " is not open",
                "See " + commands.status() + "."));
        List<String> strangers = members.strangers(open);
        if (!strangers.isEmpty()) {
            throw new Refused("release set " + set + " cannot be resumed; nothing was changed", strangers,
                    "Name the clones of the repositories that it was begun with under sets." + set
                            + " in lockstep.yaml; of another address of the same one, `git remote set-url`.");
        }
        return promote(open, Declared.in(open.intent()).map(begun -> Declared.with(begun, given)).orElse(given));
    }

    private SetRun promote(SetRun begun, PromotionRequest declared) {
        // What a member's own log claims, and the set's record does not know yet: anybody who may push can write there.
        SetRun run = progress.recorded(begun, progress.seen(begun, members::site, ReleaseSet::requireTrue));
        if (run.goesBack()) {
            throw new Refused("release set " + set + " is being rolled back: " + words(run.intent().members().stream()
                    .filter(member -> !run.isPromoted(member)).map(SetIntent.Member::name).toList())
                    + " will not be promoted by it; nothing was moved",
                    "Finish that: " + commands.rollback() + "; then plan a new one.");
        }
        return promoteEach(run, new Wanted(declared, Map.of()));
    }

    private static void requireTrue(ReleaseSite site, RemoteHeads heads) {
        new JournalAudit(site).require(heads);
    }

    private SetRun promoteEach(SetRun reconciled, Wanted wanted) {
        SetRun run = reconciled;
        for (SetIntent.Member member : reconciled.intent().members()) {
            if (run.isPromoted(member)) {
                continue;
            }
            Optional<SetStep> failed = run.last(member.name());
            if (failed.isPresent()) {
                return progress.ended(run, SetStage.STOPPED, member.name() + ": " + failed.get().words());
            }
            listener.step("release set " + set + ": " + member.name() + " to " + member.shown());
            SetMove move = one(run, member, wanted);
            MoveResult ended = move.ended();
            run = progress.moved(
                    move.claimed(), member, ended, ended.isGood() ? SetStage.PROMOTED : SetStage.FAILED);
            if (!ended.isGood()) {
                return progress.ended(run, SetStage.STOPPED, member.name() + ": " + ended.words());
            }
        }
        return progress.ended(run, SetStage.COMPLETED, "all " + run.intent().members().size() + " promoted");
    }

    private SetMove one(SetRun run, SetIntent.Member member, Wanted wanted) {
        try {
            return moved(run, member, wanted);
        } catch (LostRace | Busy e) {
            throw progress.hasActed() ? stopped(run, member, e) : members.overtaken(e);
        } catch (LockstepError e) {
            throw stopped(run, member, e);
        }
    }

    private SetMove moved(SetRun run, SetIntent.Member member, Wanted wanted) {
        SetSite site = members.site(member.name());
        ReleaseService service = members.service(site);
        if (members.isBeingPromoted(member)) {
            SetRun claimed = progress.claimed(run, member, SetStage.MOVING);
            return moved(claimed, service.resume(Optional.of(ReleaseId.Kind.PROMOTION), false), site);
        }
        PromotionRequest request = wanted.request(Optional.of(name(member)));
        service.plan(request); // what is refused is not claimed: a timer may try it again and again
        // Before it is planned for good: the set's record may lie on the branch that the plan holds still.
        SetRun claimed = progress.claimed(run, member, SetStage.MOVING);
        PushPlan move = service.plan(request);
        if (!move.intent().target().equals(member.target())) {
            throw new Refused("its candidate is " + move.intent().target() + " now, and the set was to bring "
                    + member.target(), "Take the set back, or promote " + member.target() + " by hand.");
        }
        progress.requireNewest(claimed);
        return moved(claimed, service.carryOut(move), site);
    }

    /** That somebody else recorded a pass is not enough for the next member to be moved. */
    private static SetMove moved(SetRun claimed, MoveResult ended, SetSite member) {
        if (ended.outcome().isEmpty()) {
            requireTrue(member.site(), member.site().repository().fetch(member.site().remoteDeadline()));
        }
        return new SetMove(claimed, ended);
    }

    private static CommitName name(SetIntent.Member member) {
        return member.version().<CommitName>map(CommitName.Tagged::new)
                .orElseGet(() -> new CommitName.Exact(member.target()));
    }

    /** The set stays open: what stopped it may be over soon. */
    private LockstepError stopped(SetRun run, SetIntent.Member member, LockstepError cause) {
        List<ServiceName> promoted = run.moved().reversed().stream().map(SetIntent.Member::name).toList();
        return new PartlyDone(
                "release set " + set + " stopped at " + member.name() + ": " + SetMembers.because(cause)
                        + "; promoted: " + (promoted.isEmpty() ? "none" : words(promoted)),
                cause.remedy() + " " + commands.resume() + " continues; " + commands.rollback() + " rolls it back.",
                cause);
    }

    private static String words(List<ServiceName> names) {
        return String.join(", ", names.stream().map(ServiceName::word).toList());
    }

    /**
     * Takes back what the newest run moved, the last member first; stops at the first that fails.
     *
     * @param confirmed what {@link #toTakeBack} said, and somebody confirmed
     * @param approval who approved the forced moves; empty where the record of each member does
     */
    public SetRun takeBack(SetRun confirmed, String trigger, Optional<Operator> approval, String notes) {
        return back.takeBack(confirmed, new SetReturn.RollbackTerms(trigger, approval, notes));
    }

    /**
     * The newest run as its members have it now, if it can be taken back; changes nothing.
     *
     * @throws Refused where a member stands at what was promoted after the set
     */
    public SetRun toTakeBack() {
        return back.planned();
    }

    /** The members of such a run that go back by a forced move, the last one first, but for one that was begun. */
    public List<SetIntent.Member> toConfirm(SetRun run) {
        return back.toConfirm(run);
    }

    /** Whether a rollback of the member rests on approvals on the record, and on nobody's name at the time. */
    public boolean isApprovedOnRecord(SetIntent.Member member) {
        return members.isApprovedOnRecord(member);
    }

    /** Whether the canary of a member may still have traffic, though its release is done. */
    public boolean leavesTraffic() {
        return progress.leavesTraffic();
    }

    /** What is true if the process ends now. */
    public Optional<LockstepError> unfinished() {
        return SetInterrupted.word(commands, progress.underWay(), members.unfinished());
    }
}
