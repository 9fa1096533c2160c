package lockstep.release.sets;

import java.util.ArrayList;
import java.util.List;
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
import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.service.Conclusion;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.RemoteHeads;

/** What people do with a release set: see it, promote it, go on with it, take it back. */
public final class ReleaseSet {

    private final ReleaseSite home;
    private final ServiceName set;
    private final List<SetSite> members;
    private final WorkflowListener listener;
    private final SetProgress progress;
    private volatile Optional<ReleaseService> atWork = Optional.empty();

    /** @param home the repository that names the set, and keeps its record */
    public ReleaseSet(ReleaseSite home, ServiceName set, List<SetSite> members, WorkflowListener listener) {
        this.home = home;
        this.set = set;
        this.members = List.copyOf(members);
        this.listener = listener;
        this.progress = new SetProgress(home, set, listener);
    }

    /** What is wished for a member. */
    @FunctionalInterface
    public interface Requests {

        /** @param commit the one that was decided on; empty for the one that the operator names, or the newest */
        PromotionRequest of(SetSite member, Optional<CommitName> commit);
    }

    /**
     * Where each member would go.
     *
     * @param after the newest run when that was decided, as far as it had got; empty where there was none
     */
    public record Planned(List<SetIntent.Member> members, Optional<SetRun> after) {

        public Planned {
            members = List.copyOf(members);
        }
    }

    /** The newest run of the set; empty where there was none. */
    public Optional<SetRun> newest() {
        return progress.newest();
    }

    /** Decides for all of them, and changes nothing. Refuses, with all reasons of all members. */
    public Planned plan(Requests requests) {
        requireRecord();
        Optional<SetRun> after = newest();
        List<SetIntent.Member> planned = new ArrayList<>();
        List<Ground> grounds = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        for (SetSite member : members) {
            listener.step(member.name() + ":");
            try {
                planned.add(intended(member, service(member).plan(requests.of(member, Optional.empty()))));
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
            throw Refused.over("release set " + set + " is not promoted; nothing was changed", grounds,
                    String.join(" ", remedies));
        }
        return new Planned(planned, after);
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
    public SetRun carryOut(Planned planned, Requests requests) {
        return promote(progress.begin(planned), requests);
    }

    /** Goes on with the run that is open, whoever began it. */
    public SetRun resume(Requests requests) {
        return promote(newest().filter(SetRun::isOpen).orElseThrow(() -> new Refused(
                "there is nothing to resume: release set " + set + " is not open", "See `release-set status " + set
                        + "`.")), requests);
    }

    private SetRun promote(SetRun begun, Requests requests) {
        SetRun run = progress.reconciled(begun, this::site);
        for (SetIntent.Member member : begun.intent().members()) {
            if (run.isPromoted(member)) {
                continue;
            }
            listener.step("release set " + set + ": " + member.name() + " to " + member.shown());
            Conclusion ended = one(run, member, requests);
            run = progress.moved(run, member, ended, ended.isGood() ? SetStage.PROMOTED : SetStage.FAILED);
            if (!ended.isGood()) {
                return progress.ended(run, SetStage.STOPPED, member.name() + ": " + ended.words());
            }
        }
        return progress.ended(run, SetStage.COMPLETED, "all " + run.intent().members().size() + " promoted");
    }

    private Conclusion one(SetRun run, SetIntent.Member member, Requests requests) {
        SetSite site = site(member.name());
        try {
            ReleaseService service = service(site);
            if (isOpen(site, member)) {
                return service.resume(Optional.of(ReleaseId.Kind.PROMOTION), false);
            }
            PushPlan move = service.plan(requests.of(site, Optional.of(name(member))));
            if (!move.intent().target().equals(member.target())) {
                throw new Refused("its candidate is " + move.intent().target() + " now, and the set was to bring "
                        + member.target(), "Take the set back, or promote " + member.target() + " by hand.");
            }
            return service.carryOut(move);
        } catch (LostRace | Busy e) {
            throw progress.hasActed() ? stopped(run, member, e) : overtaken(e);
        } catch (LockstepError e) {
            throw stopped(run, member, e);
        }
    }

    private static CommitName name(SetIntent.Member member) {
        return member.version().<CommitName>map(CommitName.Tagged::new)
                .orElseGet(() -> new CommitName.Exact(member.target()));
    }

    private static boolean isOpen(SetSite site, SetIntent.Member member) {
        RemoteHeads heads = site.site().repository().fetch(site.site().remoteDeadline());
        return site.site().journal().view(heads.evidence()).openIntent()
                .filter(open -> open.target().equals(member.target()))
                .isPresent();
    }

    /** Nothing of this operator's happened: another carries the set, or moved a member of it. */
    private LostRace overtaken(LockstepError cause) {
        return new LostRace("release set " + set + ": somebody else was quicker: " + cause.getMessage(),
                SetLedger.seeStatus(set), cause);
    }

    /** The set stays open: what stopped it may be over soon. */
    private LockstepError stopped(SetRun run, SetIntent.Member member, LockstepError cause) {
        List<ServiceName> promoted = run.moved().reversed().stream().map(SetIntent.Member::name).toList();
        return new PartlyDone(
                "release set " + set + " stopped at " + member.name() + ": " + cause.getMessage()
                        + (cause.particulars().isEmpty() ? "" : " (" + String.join("; ", cause.particulars()) + ")")
                        + "; promoted: " + (promoted.isEmpty() ? "none" : words(promoted)),
                cause.remedy() + " `release-set promote " + set + " --resume` goes on; `release-set rollback " + set
                        + "` takes it back.", cause);
    }

    private static String words(List<ServiceName> names) {
        return String.join(", ", names.stream().map(ServiceName::word).toList());
    }

    /**
     * Takes back what the newest run moved, the last member first; stops at the first that fails.
     *
     * @param approval who approved the forced moves; empty where the record of each member does
     */
    public SetRun takeBack(String trigger, Optional<Operator> approval, String notes) {
        SetRun run = progress.reconciled(toTakeBack(), this::site);
        run.intent().members().stream().filter(member -> isOpen(site(member.name()), member)).findFirst()
                .ifPresent(member -> {
                    throw new Refused("a move of " + member.name() + " is open; nothing was changed",
                            "Finish it with `release-set promote " + set + " --resume`, or record the failure with "
                                    + "`promote-release --resume --give-up` in its repository.");
                });
        for (SetIntent.Member member : run.moved()) {
            listener.step("release set " + set + ": " + member.name() + " back to "
                    + member.from().map(Sha::abbreviated).orElse("nothing"));
            Conclusion ended = back(run, member, trigger, approval, notes);
            run = progress.moved(run, member, ended,
                    ended.isGood() ? SetStage.ROLLED_BACK : SetStage.ROLLED_BACK_UNHEALTHY);
            if (!ended.isGood()) {
                return run;
            }
        }
        return progress.ended(run, SetStage.TAKEN_BACK, "all that had moved were rolled back");
    }

    /** The newest run, if anything of it can be taken back. */
    public SetRun toTakeBack() {
        return newest().filter(run -> !run.isTakenBack() && (run.isOpen() || !run.moved().isEmpty())).orElseThrow(
                () -> new Refused("release set " + set + " has nothing to roll back; nothing was changed",
                        "See `release-set status " + set + "`."));
    }

    private Conclusion back(
            SetRun run, SetIntent.Member member, String trigger, Optional<Operator> approval, String notes) {
        try {
            ReleaseService service = service(site(member.name()));
            if (member.from().isEmpty()) {
                throw new Refused("it was its first promotion, so there is nothing to go back to",
                        "Promote a mended commit of " + member.name() + ".");
            }
            return service.carryOut(service.plan(new RollbackRequest(
                    member.from(), trigger, approval, false,
                    (notes.isBlank() ? "" : notes + "; ") + "release set " + set + ", " + run.intent().id())));
        } catch (PartlyDone e) {
            throw e;
        } catch (LostRace | Busy e) {
            throw progress.hasActed() ? notBack(member, e) : overtaken(e);
        } catch (LockstepError e) {
            throw notBack(member, e);
        }
    }

    private PartlyDone notBack(SetIntent.Member member, LockstepError cause) {
        return new PartlyDone("release set " + set + ": " + member.name() + " is not rolled back: "
                + cause.getMessage()
                + (cause.particulars().isEmpty() ? "" : " (" + String.join("; ", cause.particulars()) + ")"),
                cause.remedy() + " Then `release-set rollback " + set + "` goes on.", cause);
    }

    /** Whether the canary of a member may still have traffic, though its release is done. */
    public boolean leavesTraffic() {
        return progress.leavesTraffic();
    }

    /** What is true if the process ends now. */
    public Optional<LockstepError> unfinished() {
        return atWork.flatMap(ReleaseService::unfinished);
    }

    private ReleaseService service(SetSite member) {
        ReleaseService service = new ReleaseService(member.site(), listener);
        atWork = Optional.of(service);
        return service;
    }

    private SetSite site(ServiceName name) {
        return members.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new Refused(
                name + " is not a member of release set " + set + " any more",
                "Name it again under sets." + set + " in lockstep.yaml."));
    }
}
