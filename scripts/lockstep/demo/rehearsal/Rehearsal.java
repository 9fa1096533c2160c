package lockstep.demo.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.commands.report.RunReport;
import lockstep.commands.report.Theme;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.run.GateRun;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;

/** The day: two releases, then production misbehaves and is rolled back. Every step is the product's own. */
public final class Rehearsal {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final WorkflowListener SILENT = WorkflowListener.silent();

    private final DemoTeam stage;
    private final ReleaseSite site;
    private final Narrator narrator;
    private final RunReport report;
    private final ReleaseService service;

    public Rehearsal(DemoTeam stage, ReleaseSite site, Narrator narrator, Theme theme) {
        this.stage = stage;
        this.site = site;
        this.narrator = narrator;
        this.report = new RunReport(theme);
        this.service = new ReleaseService(site, SILENT);
    }

    /** The verdict that the day ends with. */
    public Verdict carryOut() {
        narrator.step(
                "A repository, two services, and a platform that deploys main to staging and release to production");
        narrator.brought("repository  " + stage.bareRepository());
        narrator.brought("staging     " + stage.environment().staging().base());
        narrator.brought("production  " + stage.environment().production().base());
        Verdict first = release(service.heads().staging());
        if (first != Verdict.PASS) {
            return first;
        }
        narrator.step("A second change is merged to main, and deployed to staging");
        Verdict second = release(stage.land("Answer more politely"));
        return second == Verdict.PASS ? rollBack() : second;
    }

    private Verdict release(Sha candidate) {
        Verdict staging = testStaging(candidate);
        if (staging != Verdict.PASS) {
            narrator.step("No evidence, no promotion: the day ends here");
            return staging;
        }
        narrator.step(
                "promote-release: release is moved to " + candidate.abbreviated()
                        + " and the intent recorded, in one push");
        PromotionRequest request = new PromotionRequest(
                Optional.of(candidate),
                ChangeDeclaration.classA(ChangeDeclaration.USUAL_PLAN),
                Optional.empty(), Optional.empty(), "");
        return finish(service.plan(request));
    }

    private Verdict testStaging(Sha candidate) {
        narrator.step("promotion-gate --record: the gates are run against staging, and the run is recorded");
        new RevisionWait(site.service(Environment.STAGING), site.waiting())
                .until(candidate, Deadline.in(LIMIT), SILENT);
        GateRun run = run(Environment.STAGING, candidate);
        narrator.brought("recorded  " + service.record(run, site.secrets()));
        return run.verdict();
    }

    private GateRun run(Environment mode, Sha commit) {
        GateRun run = service.run(mode, commit, RunListener.silent());
        narrator.brought(report.lines(run));
        return run;
    }

    private Verdict finish(PushPlan move) {
        MoveResult done = service.carryOut(move);
        done.smokes().forEach(smoke -> narrator.brought(report.lines(smoke)));
        narrator.brought("logged  " + done.intent().id() + " in " + site.config().evidence().log());
        return done.verdict();
    }

    private Verdict rollBack() {
        narrator.step("Production begins to misbehave: every chat is a 500");
        stage.environment().production().break_(Fault.CHAT_500);
        Sha bad = stage.environment().production().revision();
        if (run(Environment.PRODUCTION, bad).verdict() == Verdict.PASS) {
            return Verdict.FAIL;
        }
        narrator.step("rollback-release: release goes back, by force and lease, to the last commit that was good");
        RollbackRequest request = new RollbackRequest(
                Optional.empty(), "5xx spike", Optional.of(site.operator()), false, "every chat answered 500");
        Verdict verdict = finish(service.plan(request));
        return verdict == Verdict.PASS ? verifyLog() : verdict;
    }

    private Verdict verifyLog() {
        narrator.step("release-log verify: nothing lost, nothing rewritten, every move of release explained");
        return narrator.verified(service.verify(List.of(), false)) ? Verdict.PASS : Verdict.FAIL;
    }
}
