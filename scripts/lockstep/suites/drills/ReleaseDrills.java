package lockstep.suites.drills;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.NeedingGate;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.limits.PacedGate;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;

/**
 * The release drills, in an order that does not poison itself: one after another, chats kept to the pace, the drills
 * that run into limits last, each after the limit of the one before has ended.
 */
public record ReleaseDrills(ServiceContract service, LogGate log, Pacer pacer) {

    public static final String SUITE = "release-drills";

    private static final Set<Drill> CHATS = EnumSet.range(Drill.C, Drill.H);

    private static final GateName HEALTH = new GateName("health");

    /** Drills that leave no limit behind. */
    public static final Set<Drill> GENTLE = Set.copyOf(EnumSet.range(Drill.A, Drill.F));

    /** Drills that run into limits. */
    public static final Set<Drill> ROUGH = Set.copyOf(EnumSet.of(Drill.G, Drill.H));

    /** By themselves. No chat is sent to a service that is not healthy, or says that it is not staging. */
    public Suite suite(Set<Drill> wanted) {
        SuiteCatalog catalog = new SuiteCatalog(service);
        List<Gate> gates = new ArrayList<>();
        if (wanted.contains(Drill.A)) {
            gates.addAll(gates(wanted, true, Set.of(), Set.of(Drill.A.gateName())));
            gates.addAll(catalog.againAfter(Drill.A.gateName(), names(gates)));
        } else if (wanted.stream().anyMatch(CHATS::contains)) {
            gates.addAll(catalog.healthy());
            gates.addAll(gates(wanted, true, names(gates), Set.of(HEALTH)));
            gates.addAll(catalog.again(names(gates)));
        } else {
            gates.addAll(gates(wanted, true, Set.of(), Set.of()));
        }
        List<Gate> smoke = new ArrayList<>(catalog.healthy());
        smoke.addAll(gates(GENTLE, true, Set.of(), Set.of()));
        return ChatProfile.suite(SUITE, gates, notAskedFor(wanted, "not run; --only names others")).smokedBy(smoke);
    }

    /**
     * Within another suite.
     *
     * @param earlier what must be over before the first
     * @param needs what, of that, must have passed for a chat to be worth making
     */
    public List<Gate> within(Set<Drill> wanted, Set<GateName> earlier, Set<GateName> needs) {
        return gates(wanted, false, earlier, needs);
    }

    public List<Suite.Skipped> notAskedFor(Set<Drill> wanted, String reason) {
        DrillGates gates = new DrillGates(service, true, log);
        return Arrays.stream(Drill.values())
                .filter(drill -> !isRun(drill, wanted))
                .map(drill -> new Suite.Skipped(
                        gates.of(drill), drill == Drill.I && wanted.contains(drill) ? LogGate.HOW : reason))
                .toList();
    }

    private boolean isRun(Drill drill, Set<Drill> wanted) {
        return wanted.contains(drill) && (drill != Drill.I || log.isGiven());
    }

    private List<Gate> gates(Set<Drill> wanted, boolean isFirstVisit, Set<GateName> earlier, Set<GateName> needs) {
        DrillGates all = new DrillGates(service, isFirstVisit, log);
        List<Gate> gates = new ArrayList<>();
        Set<GateName> over = new LinkedHashSet<>(earlier);
        for (Drill drill : Drill.values()) {
            if (isRun(drill, wanted)) {
                gates.add(CHATS.contains(drill)
                        ? new NeedingGate(new PacedGate(all.of(drill), over, pacer), needs)
                        : PacedGate.after(over, all.of(drill)));
                over.add(drill.gateName());
            }
        }
        return gates;
    }

    private static Set<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).collect(Collectors.toSet());
    }
}
