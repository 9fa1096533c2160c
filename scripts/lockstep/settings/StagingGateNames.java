package lockstep.settings;

import java.util.List;

/** The gates that a staging run of promotion-gate can have, with all that it can take along. */
public final class StagingGateNames {

    public static final List<String> ALL = List.of(
            "revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429", "burst_recovery",
            "health_after", "db_health_after", "drill_a", "drill_b", "drill_c", "drill_d", "drill_e", "drill_f",
            "drill_g", "drill_h", "drill_i", "budget_block", "certificate");

    private StagingGateNames() {}
}
