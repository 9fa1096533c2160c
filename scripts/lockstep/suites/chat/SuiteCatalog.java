package lockstep.suites.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.Suite;

/** The suites by name, for one service. */
public record SuiteCatalog(ServiceContract service) {

    public static final String PROMOTION_GATE = "promotion-gate";
    public static final String SMOKE = "smoke-api-chat";

    /** Staging: the smoke, then the burst. Production: the smoke. Both: health once more. */
    public Suite promotionGate(Environment mode, SuiteParameters options) {
        List<Gate> gates = new ArrayList<>(new SmokeGates(service, mode).all());
        if (mode.isProduction()) {
            gates.addAll(new SmokeGates(service, mode).again(names(gates)));
            return ChatProfile.suite(PROMOTION_GATE, gates, List.of());
        }
        gates.add(burst(options, names(gates)));
        if (options.recovery()) {
            gates.add(recovery());
        }
        gates.addAll(again(names(gates)));
        List<Suite.Skipped> skipped = options.recovery()
                ? List.of()
                : List.of(new Suite.Skipped(recovery(), "not run; add `--recovery`"));
        return ChatProfile.suite(PROMOTION_GATE, gates, skipped).smokedBy(smokeGates());
    }

    public Suite smoke(Environment mode) {
        return ChatProfile.suite(SMOKE, new SmokeGates(service, mode).all(), List.of());
    }

    /** The smoke's gates, for suites of staging that have more to ask. */
    public List<Gate> smokeGates() {
        return new SmokeGates(service, Environment.STAGING).all();
    }

    /** Health and db health once more, for suites of staging. */
    public List<Gate> again(Set<GateName> earlier) {
        return again(Environment.STAGING, earlier);
    }

    public List<Gate> again(Environment mode, Set<GateName> earlier) {
        return new SmokeGates(service, mode).again(earlier);
    }

    /** The same, where one gate of another name asked both at the start. */
    public List<Gate> againAfter(GateName first, Set<GateName> earlier) {
        return new SmokeGates(service, Environment.STAGING).again(first, first, earlier);
    }

    /** What can be asked again and again: it costs nothing and leaves nothing behind, not even a session. */
    public Suite watched(Environment mode) {
        return ChatProfile.suite("watch", new SmokeGates(service, mode).all().subList(0, 2), List.of());
    }

    /** Health, db health; and that it is staging, where the service tells: what has to be right before any drill. */
    public List<Gate> healthy() {
        return smokeGates().subList(0, 2);
    }

    /** Health, db health, identity: what has to be right before a chat is worth making. */
    public List<Gate> reachable(Environment mode) {
        return new SmokeGates(service, mode).all().subList(0, 3);
    }

    /** @param earlier what must be over before it */
    public Gate burst(SuiteParameters options, Set<GateName> earlier) {
        return StagingGates.burst(service, options, earlier);
    }

    public Gate recovery() {
        return StagingGates.recovery(service);
    }

    private static Set<GateName> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
