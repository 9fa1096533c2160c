package lockstep.tui.adapter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;

/** What was released before the rehearsal begins: made the proper way, as of yesterday, so that there is a way back. */
final class FirstRelease {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final WorkflowListener SILENT = WorkflowListener.silent();
    /** The embedded platform takes no two seconds between two looks. */
    private static final Waiting IMPATIENT = time -> Thread.sleep(time.compareTo(A_MOMENT) < 0 ? time : A_MOMENT);

    private final ReleaseSite site;

    FirstRelease(ReleaseSite site) {
        InstantSource yesterday = () -> InstantSource.system().instant().minus(Duration.ofDays(1));
        this.site = site.withClock(yesterday, IMPATIENT);
    }

    void make() {
        ReleaseService service = new ReleaseService(site, SILENT);
        Sha first = service.heads().staging();
        awaitStaging(first);
        service.record(service.run(Environment.STAGING, first, RunListener.silent()), site.secrets());
        ChangeDeclaration declaration = ChangeDeclaration.classA("take the service down: it is the first release");
        PromotionRequest request = new PromotionRequest(
                Optional.of(first), declaration, Optional.empty(), Optional.empty(), "first release");
        service.carryOut(service.plan(request));
    }

    void awaitStaging(Sha commit) {
        new RevisionWait(site.service(Environment.STAGING), IMPATIENT).until(commit, Deadline.in(LIMIT), SILENT);
    }
}
