package lockstep.commands.gates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Suite;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteOptions;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.limits.TurnGate;
import lockstep.suites.servicelog.LogGate;

/**
 * The promotion gate of staging with the suites that it takes along, in an order that does not poison itself: what
 * needs answers first, kept to the pace; then what runs into limits, each after the limit before it has ended; then
 * the log of all that; the certificate last.
 */
public record Programme(
        SuiteCatalog catalog, ReleaseDrills drills, CostSuites cost, Certification certification, LogGate log,
        Pacer pacer) {

    private static final Set<String> CHATS = Set.of("chat_happy", "chat_415");

    public Suite staging(Set<Extra> extras, SuiteOptions options) {
        List<Gate> gates = new ArrayList<>(extras.isEmpty() ? catalog.smokeGates() : pacedSmoke());
        Set<GateName> limiters = new HashSet<>();
        if (extras.contains(Extra.DRILLS)) {
            gates.addAll(drills.within(ReleaseDrills.GENTLE, names(gates), Set.of()));
        }
        if (extras.contains(Extra.COST)) {
            gates.add(TurnGate.after(names(gates), cost.budget()));
            limiters.add(cost.budget().name());
        }
        Gate burst = catalog.burst(options, names(gates));
        Set<GateName> checklist = checklist(burst);
        gates.add(extras.isEmpty() ? burst : new TurnGate(burst, Set.of(), limiters, pacer));
        if (options.recovery()) {
            gates.add(catalog.recovery());
        }
        if (extras.contains(Extra.DRILLS)) {
            Set<GateName> still = options.recovery() ? Set.of() : Set.of(burst.name());
            gates.addAll(drills.within(ReleaseDrills.ROUGH, names(gates), still));
        }
        if (log.isGiven() && (extras.contains(Extra.DRILLS) || extras.contains(Extra.CERTIFY))) {
            gates.add(TurnGate.after(names(gates), log));
        }
        if (extras.contains(Extra.CERTIFY)) {
            gates.add(certification.certificate(checklist));
        }
        return new Suite(SuiteCatalog.PROMOTION_GATE, gates, notAskedFor(extras, options, gates));
    }

    private List<Gate> pacedSmoke() {
        return catalog.smokeGates().stream()
                .map(gate -> CHATS.contains(gate.name().word()) ? TurnGate.paced(gate, pacer) : gate)
                .toList();
    }

    private Set<GateName> checklist(Gate burst) {
        Set<GateName> checklist = names(catalog.smokeGates());
        checklist.add(burst.name());
        return checklist;
    }

    private List<Suite.Skipped> notAskedFor(Set<Extra> extras, SuiteOptions options, List<Gate> gates) {
        List<Suite.Skipped> skipped = new ArrayList<>();
        if (!options.recovery()) {
            skipped.add(new Suite.Skipped(catalog.recovery(), "not asked for: --recovery"));
        }
        Set<Drill> wanted = extras.contains(Extra.DRILLS) ? EnumSet.allOf(Drill.class) : Set.of();
        drills.notAskedFor(wanted, Extra.DRILLS.how()).stream()
                .filter(one -> !names(gates).contains(one.gate().name()))
                .forEach(skipped::add);
        if (!extras.contains(Extra.COST)) {
            skipped.add(new Suite.Skipped(cost.budget(), Extra.COST.how()));
        }
        skipped.add(new Suite.Skipped(cost.breaker(), "not asked for: " + CostSuites.BREAKER_DRILL));
        if (!extras.contains(Extra.CERTIFY)) {
            skipped.add(new Suite.Skipped(certification.certificate(Set.of()), Extra.CERTIFY.how()));
        }
        return skipped;
    }

    private static Set<GateName> names(List<Gate> gates) {
        Set<GateName> names = new LinkedHashSet<>();
        gates.forEach(gate -> names.add(gate.name()));
        return names;
    }
}
