package lockstep.commands.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.error.UsageError;
import lockstep.base.release.Operator;
import lockstep.base.text.Sanitiser;
import lockstep.policy.promotion.Acceptance;
import picocli.CommandLine.Option;

/** Which differences between the given configuration and the one that counts the operator answers for. */
public final class AcceptConfigOptions {

    public static final String NAME = "--accept-config";

    @Option(names = NAME, paramLabel = "NAME:REASON",
            description = "Accept that this key (or section) differs from the configuration in force, "
                    + "which is that of release; your name and reason are recorded. Repeatable.")
    public List<String> accepted = new ArrayList<>();

    public boolean isGiven() {
        return !accepted.isEmpty();
    }

    public Map<String, Acceptance> accepted(Operator operator) {
        Map<String, Acceptance> acceptances = new HashMap<>();
        for (String one : accepted) {
            int colon = one.indexOf(':');
            if (colon < 1) {
                throw new UsageError(
                        NAME + " '" + Sanitiser.line(one, 60) + "' has no reason",
                        "Write it like " + NAME + " policy.gate_max_age:REASON.");
            }
            acceptances.put(one.substring(0, colon), new Acceptance(operator, one.substring(colon + 1)));
        }
        return acceptances;
    }
}
