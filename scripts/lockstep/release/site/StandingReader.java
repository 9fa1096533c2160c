package lockstep.release.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.journal.JournalView;
import lockstep.repository.git.RemoteHeads;

/** Looks at the remote and at the environments. Changes nothing. */
public record StandingReader(ReleaseSite site, WorkflowListener listener) {

    private static final Duration ONE_ASK = Duration.ofSeconds(15);

    public SiteStatus read() {
        listener.step("reading " + site.repository().remoteAddress());
        listener.reached(Milestone.FETCHING);
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        listener.reached(Milestone.FETCHED);
        JournalView journal = site.journal().view(heads.evidence());
        return site.config().isOfSeveral()
                ? SiteStatus.of(heads, journal, site.services().stream().map(StandingReader::look).toList())
                : new SiteStatus(heads, journal, revision(site, Environment.STAGING),
                        revision(site, Environment.PRODUCTION), List.of());
    }

    private static ServiceStatus look(ReleaseSite one) {
        return new ServiceStatus(one.serviceName().orElseThrow(), revision(one, Environment.STAGING),
                revision(one, Environment.PRODUCTION));
    }

    private static Optional<RevisionReading> revision(ReleaseSite site, Environment mode) {
        return site.config().environment(mode)
                .map(settings -> site.service(mode, settings)
                        .revision(Deadline.in(ONE_ASK)));
    }
}
