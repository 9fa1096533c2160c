package lockstep.settings;

import static lockstep.policy.promotion.RollbackTrigger.AUTH_FAILURE;
import static lockstep.policy.promotion.RollbackTrigger.DB_FAILURE;
import static lockstep.policy.promotion.RollbackTrigger.UNEXPECTED_LIMITS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;

/** What the policy is told of the built-in gates. */
public final class BuiltInGates {

    /** Those that a promotion needs where the configuration names none. */
    public static final List<GateName> REQUIRED =
            Stream.of("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429")
                    .map(GateName::new)
                    .toList();

    /** How a release log names their smoke, asked once more. */
    public static final String RERUN_SMOKE = "rerun smoke (health/db/chat/415)";

    private static final Map<String, RollbackTrigger> TRIGGERS = Map.of(
            "db_health", DB_FAILURE, "db_health_after", DB_FAILURE, "whoami", AUTH_FAILURE,
            "chat_415", UNEXPECTED_LIMITS);

    private BuiltInGates() {}

    /** Those that a staging run of promotion-gate can have, with all that it can take along. */
    public static List<String> ofStaging() {
        return Stream.of(
                        Stream.of("revision"),
                        new SuiteCatalog(ServiceContract.defaults())
                                .promotionGate(Environment.STAGING, SuiteParameters.defaults().withRecovery())
                                .gates().stream().map(gate -> gate.name().word()),
                        Stream.of("drill_a", "drill_b", "drill_c", "drill_d", "drill_e", "drill_f", "drill_g",
                                "drill_h", "drill_i", "budget_block", "certificate"))
                .flatMap(Function.identity())
                .toList();
    }

    /** What it means that this gate failed in production, whatever it was answered. */
    public static Optional<RollbackTrigger> trigger(GateName failed) {
        return Optional.ofNullable(TRIGGERS.get(failed.word()));
    }
}
