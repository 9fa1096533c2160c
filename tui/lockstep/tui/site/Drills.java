package lockstep.tui.site;

import java.util.List;
import lockstep.error.UsageError;
import lockstep.gate.RunListener;
import lockstep.release.Mode;
import lockstep.release.Sha;
import lockstep.run.GateRun;
import lockstep.suites.SuiteCatalog;
import lockstep.suites.SuiteOptions;
import lockstep.tui.desk.DrillChoice;
import lockstep.workflow.ReleaseSite;

/** The drills that can be run from the UI, each by its command. */
final class Drills {

    private static final String SMOKE = "smoke";
    private static final String RECOVERY = "recovery";
    private static final String PRODUCTION = "production-smoke";

    private Drills() {}

    static List<DrillChoice> of(ReleaseSite site) {
        String staging = " --mode staging --base " + site.service(Mode.STAGING).settings().base();
        String production = " --mode prod --base " + site.service(Mode.PROD).settings().base();
        return List.of(
                new DrillChoice(SMOKE, "Staging is well: health, database, identity, chat, wrong content type",
                        "", "jbang smoke-api-chat" + staging),
                new DrillChoice(RECOVERY, "The rate limit holds, and chat answers again after its Retry-After",
                        "", "jbang promotion-gate" + staging + " --recovery"),
                new DrillChoice(PRODUCTION, "Production is well: the smoke, without touching anything",
                        "", "jbang promotion-gate" + production));
    }

    static GateRun run(DrillChoice drill, ReleaseSite site, Sha commit, RunListener listener) {
        SuiteCatalog suites = new SuiteCatalog(site.config().contract());
        SuiteOptions options = SuiteOptions.defaults();
        return switch (drill.name()) {
            case SMOKE -> site.service(Mode.STAGING).run(
                    suites.smoke(), commit, site.operator(), site.clock(), site.waiting(), site.smokeLimit(), listener);
            case RECOVERY -> site.service(Mode.STAGING).run(
                    suites.promotionGate(Mode.STAGING, options.withRecovery()), commit, site.operator(), site.clock(),
                    site.waiting(), site.smokeLimit(), listener);
            case PRODUCTION -> site.service(Mode.PROD).run(
                    suites.promotionGate(Mode.PROD, options), commit, site.operator(), site.clock(), site.waiting(),
                    site.smokeLimit(), listener);
            default -> throw new UsageError("there is no drill " + drill.name(), "Pick one of the list.");
        };
    }
}
