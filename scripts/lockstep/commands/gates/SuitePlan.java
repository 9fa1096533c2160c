package lockstep.commands.gates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.NeedingGate;
import lockstep.gates.suite.Suite;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.PacedGate;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;

/**
 * The promotion gate of staging with the suites that it takes along, in an order that does not poison itself: what
 * needs answers first, kept to the pace; then what runs into limits, each after the limit before it has ended; then
 * the log of all that; the certificate last.
 */
public record SuitePlan(
        SuiteCatalog catalog, ReleaseDrills drills, CostSuites cost, Certification certification, LogGate log,
        Pacer pacer) {

    private static final Set<String> CHATS = Set.of("chat_happy", "chat_415");
    private static final Set<GateName> HEALTH = Set.of(new GateName("health"));

    /** @param earlier whose drills G and H may stand for this run's */
    public Suite staging(Set<OptionalSuite> extras, SuiteParameters options, EarlierRuns earlier) {
        List<Gate> gates = new ArrayList<>(extras.isEmpty() ? catalog.smokeGates() : pacedSmoke());
        if (extras.contains(OptionalSuite.DRILLS)) {
            gates.addAll(drills.within(ReleaseDrills.GENTLE, names(gates), HEALTH));
        }
        if (extras.contains(OptionalSuite.COST)) {
            gates.add(new NeedingGate(PacedGate.after(names(gates), cost.budget()), HEALTH));
        }
        Gate burst = catalog.burst(options, names(gates));
        Set<GateName> checklist = checklist(burst);
        gates.add(extras.isEmpty() ? burst : new PacedGate(burst, Set.of(), pacer));
        if (options.recovery()) {
            gates.add(catalog.recovery());
        }
        if (extras.contains(OptionalSuite.DRILLS)) {
            drills.within(ReleaseDrills.ROUGH, names(gates), HEALTH)
                    .forEach(drill -> gates.add(reused(drill, earlier)));
        }
        List<Gate> again = catalog.again(names(gates));
        gates.addAll(again);
        checklist.addAll(names(again));
        if (log.isGiven() && (extras.contains(OptionalSuite.DRILLS) || extras.contains(OptionalSuite.CERTIFY))) {
            gates.add(PacedGate.after(names(gates), log));
        }
        if (extras.contains(OptionalSuite.CERTIFY)) {
            gates.add(certification.certificate(checklist));
        }
        return ChatProfile.suite(SuiteCatalog.PROMOTION_GATE, gates, notAskedFor(extras, options, gates))
                .smokedBy(catalog.smokeGates());
    }

    private static Gate reused(Gate drill, EarlierRuns earlier) {
        return earlier.passed(drill.name()).<Gate>map(run -> new ReusedGate(drill, run)).orElse(drill);
    }

    private List<Gate> pacedSmoke() {
        return catalog.smokeGates().stream()
                .map(gate -> CHATS.contains(gate.name().word()) ? PacedGate.paced(gate, pacer) : gate)
                .toList();
    }

    private Set<GateName> checklist(Gate burst) {
        Set<GateName> checklist = names(catalog.smokeGates());
        checklist.add(burst.name());
        return checklist;
    }

    private List<Suite.Skipped> notAskedFor(Set<OptionalSuite> extras, SuiteParameters options, List<Gate> gates) {
        List<Suite.Skipped> skipped = new ArrayList<>();
        if (!options.recovery()) {
            skipped.add(new Suite.Skipped(catalog.recovery(), "not run; add `--recovery`"));
        }
        Set<Drill> wanted = extras.contains(OptionalSuite.DRILLS) ? EnumSet.allOf(Drill.class) : Set.of();
        drills.notAskedFor(wanted, OptionalSuite.DRILLS.how()).stream()
                .filter(one -> !names(gates).contains(one.gate().name()))
                .forEach(skipped::add);
        if (!extras.contains(OptionalSuite.COST)) {
            skipped.add(new Suite.Skipped(cost.budget(), OptionalSuite.COST.how()));
        }
        skipped.add(new Suite.Skipped(cost.breaker(), "not run; run `" + CostSuites.BREAKER_DRILL + "`"));
        if (!extras.contains(OptionalSuite.CERTIFY)) {
            skipped.add(new Suite.Skipped(certification.certificate(Set.of()), OptionalSuite.CERTIFY.how()));
        }
        return skipped;
    }

    private static Set<GateName> names(List<Gate> gates) {
        Set<GateName> names = new LinkedHashSet<>();
        gates.forEach(gate -> names.add(gate.name()));
        return names;
    }
}
