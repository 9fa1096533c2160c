package lockstep.release.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.process.SideBySide;
import lockstep.base.release.Environment;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.deploy.BesideCanaries;
import lockstep.release.deploy.LiveService;
import lockstep.repository.git.RemoteHeads;

/** Looks at the remote, and at the environments where somebody wants to know. Changes nothing. */
public record StatusReader(ReleaseSite site, WorkflowListener listener) {

    private static final Duration ONE_ASK = Duration.ofSeconds(15);

    /** With what each environment says it runs. */
    public SiteStatus read() {
        SiteStatus recorded = recorded();
        if (site.config().isOfSeveral()) {
            return SiteStatus.of(recorded.heads(), recorded.journal(),
                    SideBySide.each(site.services(), one -> look(one, recorded.heads())));
        }
        ServiceRevisions said = revisions(site, recorded.heads());
        return new SiteStatus(recorded.heads(), recorded.journal(), said.staging(), said.production(), List.of());
    }

    /** The branches and the journal alone: no environment is asked, so that none holds up what hurries. */
    public SiteStatus recorded() {
        listener.step("reading " + site.repository().remoteAddress());
        listener.reached(Milestone.FETCHING);
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        heads.withoutStaging().ifPresent(listener::step);
        listener.reached(Milestone.FETCHED);
        return new SiteStatus(
                heads, site.journal().view(heads.evidence()), Optional.empty(), Optional.empty(), List.of());
    }

    private static ServiceStatus look(ReleaseSite one, RemoteHeads heads) {
        ServiceRevisions said = revisions(one, heads);
        return new ServiceStatus(one.serviceName().orElseThrow(), said.staging(), said.production());
    }

    private record ServiceRevisions(Optional<RevisionReading> staging, Optional<RevisionReading> production) {}

    private static ServiceRevisions revisions(ReleaseSite one, RemoteHeads heads) {
        List<Optional<RevisionReading>> said = SideBySide.each(
                List.of(Environment.STAGING, Environment.PRODUCTION), environment -> revision(one, environment, heads));
        return new ServiceRevisions(said.getFirst(), said.getLast());
    }

    private static Optional<RevisionReading> revision(ReleaseSite site, Environment mode, RemoteHeads heads) {
        Deadline deadline = Deadline.in(ONE_ASK);
        return site.config().environment(mode)
                .map(settings -> site.service(mode, settings))
                .map(service -> mode.isStaging()
                        ? service.revision(deadline)
                        : production(site, service, heads, deadline));
    }

    /** What production runs, where a canary may answer in its place. */
    public static RevisionReading production(
            ReleaseSite site, LiveService service, RemoteHeads heads, Deadline deadline) {
        RevisionReading first = service.revision(deadline);
        return heads.production().filter(head -> !first.runs(head)).isEmpty()
                ? first
                : BesideCanaries.of(site.repository(), heads.evidence()).of(site.serviceName())
                        .heard(service, first, deadline);
    }
}
