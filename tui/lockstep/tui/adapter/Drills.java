package lockstep.tui.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.burst.Pace;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.release.site.ReleaseSite;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.failure.DatabaseOutcome;
import lockstep.suites.failure.FailureDrill;
import lockstep.suites.failure.FailureDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.Invocation;

/** The drills that can be run from the UI, each by its command. */
public final class Drills {

    private static final String COMMAND = "release-drills";
    private static final String SMOKE = "smoke";
    private static final String RECOVERY = "recovery";
    private static final String PRODUCTION = "production-smoke";
    private static final String DECLARED = "declared-gates";
    private static final String GENTLE = "drills-a-f";
    private static final String CERTIFY = "certify";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration GUIDED = Duration.ofHours(1);
    /** How long a change may take to show. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Drills() {}

    /** What there is to run: of a service with declared gates those, since the drills are another service's. */
    public static List<DrillChoice> of(Invocation invocation, DeclaredGates declared) {
        return declared.isEmpty() ? of(invocation) : declared(invocation);
    }

    private static List<DrillChoice> declared(Invocation invocation) {
        return List.of(
                choice(DECLARED, "All declared gates of staging, bursts too",
                        invocation.onService("promotion-gate", Environment.STAGING, List.of())),
                choice(PRODUCTION, "Production is healthy, by its gates; nothing is changed",
                        invocation.onService("promotion-gate", Environment.PRODUCTION, List.of())));
    }

    public static List<DrillChoice> of(Invocation invocation) {
        List<DrillChoice> choices = new ArrayList<>(List.of(
                choice(SMOKE, "Staging is healthy: health, database, identity, chat, 415",
                        invocation.onService("smoke-api-chat", Environment.STAGING, List.of())),
                choice(PRODUCTION, "Production is healthy: the same, nothing is changed",
                        invocation.onService("promotion-gate", Environment.PRODUCTION, List.of())),
                choice(RECOVERY, "The rate limit holds, and ends as it says",
                        invocation.onService("promotion-gate", Environment.STAGING, List.of("--recovery"))),
                choice(CERTIFY, "The certification subset, in one verdict",
                        invocation.onService("certify-phase15", Environment.STAGING, List.of())),
                choice(GENTLE, "Drills A to F: those that leave no limit behind",
                        invocation.onService(COMMAND, Environment.STAGING, List.of("--only", "A,B,C,D,E,F")))));
        for (Drill drill : List.of(Drill.G, Drill.H)) {
            choices.add(choice(drillName(drill), "Drill " + drill + ": " + drill.title(),
                    invocation.onService(COMMAND, Environment.STAGING, List.of("--only", drill.name()))));
        }
        for (FailureDrill drill : FailureDrill.values()) {
            List<String> words = List.of("--failure", drill.word(), "--patience", PATIENCE.toMinutes() + "m");
            choices.add(new DrillChoice(failureName(drill), "Guided: " + drill.outcome(), drill.change(),
                    invocation.onService(COMMAND, Environment.STAGING, words)));
        }
        return choices;
    }

    private static DrillChoice choice(String name, String claim, String command) {
        return new DrillChoice(name, claim, "", command);
    }

    private static String drillName(Drill drill) {
        return "drill-" + drill.name().toLowerCase(Locale.ROOT);
    }

    static String failureName(FailureDrill drill) {
        return "failure-" + drill.word();
    }

    static GateRun run(DrillChoice drill, ReleaseSite site, Sha main, Sha production, DrillListener listener) {
        boolean onProduction = drill.name().equals(PRODUCTION);
        boolean guided = !drill.guide().isEmpty();
        return site.service(onProduction ? Environment.PRODUCTION : Environment.STAGING).run(
                suite(drill.name(), site, listener), onProduction ? production : main,
                site.operator(), site.clock(), site.waiting(), guided ? GUIDED : LONGEST, listener);
    }

    private static Suite suite(String name, ReleaseSite site, DrillListener listener) {
        ServiceContract service = site.config().contract();
        SuiteCatalog suites = new SuiteCatalog(service);
        LogGate log = new LogGate(new LogSource.None(), service.chat(), List.of());
        ReleaseDrills drills = new ReleaseDrills(service, log, new Pacer(Pace.defaults()));
        for (FailureDrill failure : FailureDrill.values()) {
            if (failureName(failure).equals(name)) {
                return guided(drills, failure, service, listener);
            }
        }
        for (Drill drill : Drill.values()) {
            if (drillName(drill).equals(name)) {
                return drills.suite(EnumSet.of(drill));
            }
        }
        return switch (name) {
            case SMOKE -> suites.smoke(Environment.STAGING);
            case RECOVERY -> suites.promotionGate(Environment.STAGING, SuiteParameters.defaults().withRecovery());
            case DECLARED -> site.gates(Environment.STAGING);
            case PRODUCTION -> site.gates(Environment.PRODUCTION);
            case GENTLE -> drills.suite(ReleaseDrills.GENTLE);
            case CERTIFY -> new Certification(service, log).suite(SuiteParameters.defaults());
            default -> throw new UsageError("there is no drill " + name, "Pick one of the list.");
        };
    }

    /** Well before, broken as documented, well again. */
    private static Suite guided(ReleaseDrills drills, FailureDrill failure, ServiceContract service,
            DrillListener listener) {
        List<Gate> gates = new ArrayList<>(drills.within(
                EnumSet.of(Drill.A, Drill.C), Set.of(), Set.of(Drill.A.gateName())));
        Set<GateName> well = gates.stream().map(Gate::name).collect(Collectors.toSet());
        FailureDrills failures = new FailureDrills(
                service, (instructions, deadline) -> listener.isDone(instructions, deadline.remaining()),
                new Pacer(Pace.defaults()), PATIENCE, DatabaseOutcome.EITHER);
        gates.addAll(failures.gates(EnumSet.of(failure), well));
        return ChatProfile.suite(ReleaseDrills.SUITE, gates, List.of());
    }
}
