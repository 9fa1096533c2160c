package lockstep.suites.variables;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Mode;

/**
 * A file of variables as the command line names it: {@code FILE}, or {@code staging=FILE} or {@code prod=FILE} where
 * it has to be said whose they are.
 *
 * @param mode whose variables they are, where that was said
 */
public record EnvironmentFile(Optional<Mode> mode, String file) {

    private static final Map<String, Mode> PREFIXES =
            Map.of("staging=", Mode.STAGING, "prod=", Mode.PROD, "production=", Mode.PROD);

    public static EnvironmentFile parse(String option) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> option.startsWith(prefix.getKey()))
                .findFirst()
                .map(prefix -> new EnvironmentFile(
                        Optional.of(prefix.getValue()), option.substring(prefix.getKey().length())))
                .orElseGet(() -> new EnvironmentFile(Optional.empty(), option));
    }
}
