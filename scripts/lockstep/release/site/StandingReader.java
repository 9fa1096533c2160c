package lockstep.release.site;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.repository.git.RemoteHeads;

/** Looks at the remote and at the environments. Changes nothing. */
public record StandingReader(ReleaseSite site, WorkflowListener listener) {

    private static final Duration ONE_ASK = Duration.ofSeconds(15);

    public Standing read() {
        listener.step("reading " + site.repository().remoteAddress());
        listener.reached(Milestone.FETCHING);
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        listener.reached(Milestone.FETCHED);
        return new Standing(heads, site.journal().view(heads.evidence()), revision(Environment.STAGING),
                revision(Environment.PRODUCTION));
    }

    private Optional<RevisionReading> revision(Environment mode) {
        return site.config().environment(mode)
                .map(settings -> site.service(mode, settings)
                        .revision(Deadline.in(ONE_ASK)));
    }
}
