package lockstep.suites.variables;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;

/**
 * A file of variables as the command line names it: {@code FILE}, or {@code staging=FILE} or {@code prod=FILE} where
 * it has to be said whose they are.
 *
 * @param mode whose variables they are, where that was said
 */
public record EnvironmentFile(Optional<Environment> mode, String file) {

    private static final Map<String, Environment> PREFIXES =
            Map.of("staging=", Environment.STAGING, "prod=", Environment.PRODUCTION, "production=",
                    Environment.PRODUCTION);

    public static EnvironmentFile parse(String option) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> option.startsWith(prefix.getKey()))
                .findFirst()
                .map(prefix -> new EnvironmentFile(
                        Optional.of(prefix.getValue()), option.substring(prefix.getKey().length())))
                .orElseGet(() -> new EnvironmentFile(Optional.empty(), option));
    }
}
