package lockstep.suites.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.schema.BodySchemas;
import lockstep.gates.schema.Unusable;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;

/** The suites of declared gates. */
public final class DeclaredSuites {

    /** The suite that promotions rest on, as for the built-in gates. */
    public static final String PROMOTION_GATE = "promotion-gate";
    public static final String SMOKE = "smoke";

    private final DeclaredGates declared;
    private final Map<String, String> environment;
    private final Map<BodyRule, AnswerClaim> schemas;

    /**
     * @param environment where secrets are looked up
     * @throws ConfigurationError if a schema cannot be used
     */
    public DeclaredSuites(DeclaredGates declared, Map<String, String> environment) {
        this.declared = declared;
        this.environment = Map.copyOf(environment);
        this.schemas = schemas(declared);
    }

    private static Map<BodyRule, AnswerClaim> schemas(DeclaredGates declared) {
        BodySchemas files = new BodySchemas(declared.files());
        Map<BodyRule, AnswerClaim> schemas = new LinkedHashMap<>();
        for (DeclaredGate gate : declared.gates()) {
            for (Wanted wanted : judged(gate)) {
                BodyRule rule = wanted.body().orElseThrow();
                try {
                    schemas.put(rule, files.claim(rule, wanted.statuses()));
                } catch (Unusable e) {
                    throw new ConfigurationError(
                            e.where() + ": gates." + gate.name() + ": " + e.getMessage(), e.remedy(), e);
                }
            }
        }
        return schemas;
    }

    private static List<Wanted> judged(DeclaredGate gate) {
        return Stream.concat(
                        Stream.of(gate.wanted()),
                        gate.burst().stream().flatMap(burst -> burst.answers().values().stream())
                                .map(BurstPlan.Share::wanted))
                .filter(wanted -> wanted.body().isPresent())
                .toList();
    }

    /** All gates of an environment. What is asked of a commit that was not ordered is the smoke. */
    public Suite promotionGate(Environment mode) {
        return declared.isAnyFor(mode)
                ? suite(PROMOTION_GATE, declared.in(mode)).smokedBy(gates(declared.smoke(mode)))
                : nothing(PROMOTION_GATE, "no gate of lockstep.yaml is for " + mode.name());
    }

    /** The gates of an environment that leave nothing behind: all but the bursts, and what waits for those. */
    public Suite smoke(Environment mode) {
        List<DeclaredGate> smoke = declared.smoke(mode);
        return smoke.isEmpty()
                ? nothing(SMOKE, "no gate of lockstep.yaml but bursts is for " + mode.name())
                : suite(SMOKE, smoke);
    }

    /** Undecided by name: a run without a gate would rest on the revision alone. */
    private Suite nothing(String name, String reason) {
        return new Suite(name, List.of(new NoGate(reason))).declaredBy(declared.sha256());
    }

    /** What can be asked every few seconds: single GETs that need nothing of another gate. */
    public Suite watched(Environment mode) {
        return suite("watch", declared.smoke(mode).stream()
                .filter(gate -> gate.request().method().equals("GET"))
                .filter(gate -> gate.each().isEmpty() && gate.poll().isEmpty())
                .filter(gate -> gate.needs().isEmpty() && gate.waitsFor().isEmpty())
                .toList());
    }

    private Suite suite(String name, List<DeclaredGate> chosen) {
        return new Suite(name, gates(chosen)).of(ChatProfile.REFUSALS).declaredBy(declared.sha256());
    }

    private List<Gate> gates(List<DeclaredGate> chosen) {
        Set<GateName> names = chosen.stream().map(DeclaredGate::name).collect(Collectors.toSet());
        Turnstile turnstile = new Turnstile();
        return chosen.stream().<Gate>map(gate -> new RunnableGate(
                        gate, names, new Values(gate, environment), schemas::get, turnstile))
                .toList();
    }

    /** Secrets of an environment's gates that are not set; empty where all are there. */
    public List<String> missingSecrets(Environment mode) {
        return declared.secrets(mode).stream()
                .filter(name -> Optional.ofNullable(environment.get(name)).filter(Values::isUsable).isEmpty())
                .sorted()
                .toList();
    }
}
