package lockstep.demo.selftest;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.ServiceLimits;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;

/** The trials on which every gate is proved able to fail: staging's gates, the drills, the certificate, cost. */
public final class Proofs {

    private static final ServiceContract SERVICE = ServiceContract.defaults().limitedBy(new ServiceLimits(
            new Pace(5, Duration.ofSeconds(1)), List.of(Duration.ofSeconds(1)), Duration.ofHours(24), 3,
            ServiceLimits.defaults().breakerWindow()));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pace PACE = new Pace(4, SECOND);

    private Proofs() {}

    public static List<Trial> all(SuiteParameters options) {
        return List.of(staging(options), drills(), certificate(), budget(), breaker());
    }

    private static Trial staging(SuiteParameters options) {
        return Trial.of(SuiteCatalog.PROMOTION_GATE,
                stage -> new SuiteCatalog(SERVICE).promotionGate(Environment.STAGING, options.withRecovery()))
                        .withRevision();
    }

    private static Trial drills() {
        return Trial.of(ReleaseDrills.SUITE,
                stage -> new ReleaseDrills(SERVICE, log(stage), new Pacer(PACE)).suite(EnumSet.allOf(Drill.class)))
                .on(Proofs::quickly)
                .where(LogGate.NAME.word(), Set.of(Drill.A.gateName()));
    }

    private static Trial certificate() {
        Set<GateName> checklist = names(new SuiteCatalog(SERVICE).smokeGates());
        checklist.addAll(names(new SuiteCatalog(SERVICE).again(Set.of())));
        checklist.add(new GateName("burst_429"));
        checklist.add(LogGate.NAME);
        return Trial.of(Certification.SUITE,
                stage -> new Certification(SERVICE, log(stage)).suite(SuiteParameters.defaults()))
                .on(Proofs::quickly)
                .where("certificate", checklist);
    }

    /** The limits are lowered: three chats fit. */
    private static Trial budget() {
        return Trial.of(CostSuites.GATE, stage -> cost(BudgetExpectation.BLOCK).gate(Environment.STAGING))
                .on(settings -> quickly(settings)
                        .withBudgets(BudgetLimits.defaults().withAddress(35, Duration.ofHours(1))));
    }

    /** The provider fails, until the drill waits for the breaker to close. */
    private static Trial breaker() {
        return Trial.of(CostSuites.BREAKER_DRILL, stage -> cost(BudgetExpectation.UNSAID).breakerDrill(true))
                .on(settings -> quickly(settings)
                        .withBreaker(new BreakerLimits(3, Duration.ofMinutes(1), SECOND.multipliedBy(3))),
                        Fault.MODEL_DOWN)
                .during(Proofs::mendingTheProvider)
                .where("breaker_recovery", Set.of(new GateName("breaker_open")));
    }

    private static RunListener mendingTheProvider(DemoService service) {
        return new RunListener() {
            @Override
            public void note(GateName gate, String words) {
                if (gate.word().equals("breaker_recovery")) {
                    service.mend(Fault.MODEL_DOWN);
                }
            }
        };
    }

    private static CostSuites cost(BudgetExpectation expectation) {
        return new CostSuites(
                SERVICE, new CostParameters(CostParameters.DEFAULT_CHATS, expectation, false), new Pacer(PACE));
    }

    private static LogGate log(TrialService stage) {
        return new LogGate(new LogSource.File(stage.log()), SERVICE.chat(), List.of());
    }

    private static DemoSettings quickly(DemoSettings settings) {
        return settings.withWaf(WafLimits.defaults().withBurst(5, SECOND).withLockouts(SECOND));
    }

    private static Set<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).collect(Collectors.toSet());
    }
}
