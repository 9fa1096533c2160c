package lockstep.release.sets;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** The members of a set at this host, and the one that is being moved. */
final class SetMembers {

    private final ServiceName set;
    private final SetCommands commands;
    private final List<SetSite> sites;
    private final WorkflowListener listener;
    private volatile Optional<AtWork> atWork = Optional.empty();

    private record AtWork(ServiceName member, ReleaseService service) {}

    SetMembers(SetCommands commands, List<SetSite> sites, WorkflowListener listener) {
        this.set = commands.set();
        this.commands = commands;
        this.sites = List.copyOf(sites);
        this.listener = listener;
    }

    List<SetSite> sites() {
        return sites;
    }

    SetSite site(ServiceName name) {
        return sites.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new Refused(
                name + " is not a member of release set " + set + " any more",
                "Name it again under sets." + set + " in lockstep.yaml."));
    }

    ReleaseService service(SetSite member) {
        ReleaseService service = new ReleaseService(member.site(), listener);
        atWork = Optional.of(new AtWork(member.name(), service));
        return service;
    }

    /** What is true of a member if the process ends now, in its own repository. */
    record Unfinished(ServiceName member, LockstepError word) {}

    /** Empty where no member is on its way. */
    Optional<Unfinished> unfinished() {
        return atWork.flatMap(one -> one.service().unfinished().map(word -> new Unfinished(one.member(), word)));
    }

    /** Whether somebody really began a move of that kind to that commit, and it has no outcome. */
    boolean isOpen(SetIntent.Member member, ReleaseId.Kind kind, Optional<Sha> to) {
        ReleaseSite site = site(member.name()).site();
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        List<Intent> open = site.journal().view(heads.evidence()).open();
        if (open.stream().noneMatch(intent -> isSuch(intent, kind, to))) {
            return false;
        }
        AuditReport report = new JournalAudit(site).report(heads);
        return open.stream().filter(intent -> report.isBegun(intent.id())).findFirst()
                .filter(intent -> isSuch(intent, kind, to))
                .isPresent();
    }

    private static boolean isSuch(Intent intent, ReleaseId.Kind kind, Optional<Sha> to) {
        return intent.id().kind() == kind && to.equals(Optional.of(intent.target()));
    }

    boolean isBeingPromoted(SetIntent.Member member) {
        return isOpen(member, ReleaseId.Kind.PROMOTION, Optional.of(member.target()));
    }

    /** The members whose clones here are of other repositories than the run was begun with, as people read it. */
    List<String> strangers(SetRun run) {
        return run.intent().members().stream()
                .filter(member -> !member.isAt(address(member)))
                .map(member -> member.name() + " was " + member.remote() + " when the set was begun, and is "
                        + address(member) + " here")
                .toList();
    }

    private String address(SetIntent.Member member) {
        return site(member.name()).site().repository().remoteAddress();
    }

    /** Whether a rollback of the member rests on approvals on the record, and on nobody's name at the time. */
    boolean isApprovedOnRecord(SetIntent.Member member) {
        return !site(member.name()).site().config().pipeline().approvals(Action.ROLLBACK, false, false).isEmpty();
    }

    /** The same, said of the member: nothing of this operator's happened. */
    static LockstepError named(SetIntent.Member member, LockstepError cause) {
        String words = member.name() + ": " + cause.getMessage();
        return switch (cause) {
            case Refused refused when !refused.grounds().isEmpty() ->
                Refused.over(words, refused.grounds(), refused.remedy());
            case Refused refused -> new Refused(words, refused.particulars(), refused.remedy());
            case ConfigurationError wrong -> new ConfigurationError(words, wrong.remedy(), wrong);
            default -> cause;
        };
    }

    /** Nothing of this operator's happened: another carries the set, or moved a member of it. */
    LostRace overtaken(LockstepError cause) {
        return new LostRace("release set " + set + ": somebody else was quicker: " + cause.getMessage(),
                commands.seeStatus(), cause);
    }

    /** What a member was refused for, in one line. */
    static String because(LockstepError cause) {
        return cause.getMessage()
                + (cause.particulars().isEmpty() ? "" : " (" + String.join("; ", cause.particulars()) + ")");
    }
}
