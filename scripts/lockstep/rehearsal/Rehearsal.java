package lockstep.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import lockstep.demo.DemoEnvironment;
import lockstep.evidence.EvidenceFolder;
import lockstep.gate.RunListener;
import lockstep.gate.Suite;
import lockstep.gate.Verdict;
import lockstep.gate.Waiting;
import lockstep.http.HttpSettings;
import lockstep.http.Target;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.Sha;
import lockstep.report.RunReport;
import lockstep.report.Theme;
import lockstep.revision.RevisionSource;
import lockstep.run.GateRun;
import lockstep.run.GateRunner;
import lockstep.run.RunOrder;
import lockstep.suites.ServiceContract;
import lockstep.suites.SuiteCatalog;
import lockstep.suites.SuiteOptions;
import lockstep.text.Secrets;

/** The day: staging gates for the candidate, then, only if they pass, the production smoke. */
public final class Rehearsal {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final RevisionSource REVISION = new RevisionSource.Header("/health", "X-Build-Sha");

    private final DemoEnvironment environment;
    private final Sha candidate;
    private final EvidenceFolder evidence;
    private final Narrator narrator;
    private final RunReport report;

    public Rehearsal(DemoEnvironment environment, Sha candidate, Path evidence, Narrator narrator, Theme theme) {
        this.environment = environment;
        this.candidate = candidate;
        this.evidence = new EvidenceFolder(evidence);
        this.narrator = narrator;
        this.report = new RunReport(theme);
    }

    /** The verdict that the day ends with. */
    public Verdict carryOut() {
        SuiteCatalog suites = new SuiteCatalog(ServiceContract.defaults());
        narrator.step("Two services are up, both on commit " + candidate.abbreviated());
        narrator.brought("staging     " + environment.staging().base());
        narrator.brought("production  " + environment.production().base());
        narrator.step("The promotion gates are run against staging");
        Verdict staging = run(Mode.STAGING, suites.promotionGate(Mode.STAGING, SuiteOptions.defaults()));
        if (staging != Verdict.PASS) {
            narrator.step("No evidence, no promotion: the day ends here");
            return staging;
        }
        narrator.step("The production smoke is run");
        return run(Mode.PROD, suites.promotionGate(Mode.PROD, SuiteOptions.defaults()));
    }

    private Verdict run(Mode mode, Suite suite) {
        Secrets secrets = new Secrets();
        RunOrder order = new RunOrder(
                suite, mode, Target.parse(environment.of(mode).base().toString()), Optional.of(candidate),
                Optional.of(REVISION), new Operator("demo"), HttpSettings.defaults(), DEADLINE);
        GateRun run = new GateRunner(InstantSource.system(), Waiting.real(), secrets).run(order, RunListener.silent());
        narrator.brought(report.lines(run));
        narrator.brought("evidence  " + evidence.store(run, secrets));
        return run.verdict();
    }
}
