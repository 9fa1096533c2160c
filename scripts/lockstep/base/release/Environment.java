package lockstep.base.release;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * Where a service runs.
 *
 * @param name as in {@code lockstep.yaml} and the release log: staging, canary, production
 */
public record Environment(String name, Role role) implements Comparable<Environment> {

    /** What an environment is for; it decides how strictly it is judged. */
    public enum Role {
        STAGING("staging"),
        CANARY("canary"),
        PRODUCTION("prod");

        private final String mode;

        Role(String mode) {
            this.mode = mode;
        }
    }

    public static final Environment STAGING = new Environment("staging", Role.STAGING);
    public static final Environment CANARY = new Environment("canary", Role.CANARY);
    public static final Environment PRODUCTION = new Environment("production", Role.PRODUCTION);

    /** The two that every service has. */
    public static List<Environment> always() {
        return List.of(STAGING, PRODUCTION);
    }

    /** All that gates can be declared for. */
    public static List<Environment> all() {
        return List.of(STAGING, CANARY, PRODUCTION);
    }

    /** By the word of {@code --mode} or {@code MODE}: {@code staging} or {@code prod}, in any case. */
    public static Environment parse(String text) {
        return parse(text, always(), "Use --mode staging or --mode prod.");
    }

    /** The same, or {@code canary}: where gates are looked at, and no service is asked. */
    public static Environment parseAny(String text) {
        return parse(text, all(), "Use --mode staging, --mode canary or --mode prod.");
    }

    private static Environment parse(String text, List<Environment> allowed, String remedy) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return allowed.stream()
                .filter(environment -> environment.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageError("MODE '" + Sanitiser.line(text, 40) + "' is unknown", remedy));
    }

    /** By its own name, as the documents and lockstep.yaml have it. */
    public static Environment named(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return always().stream()
                .filter(environment -> environment.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageError("the environment '" + Sanitiser.line(text, 40) + "' is unknown",
                        "Use staging or production."));
    }

    /** The word of {@code --mode}, and of {@code mode} in JSON. */
    public String word() {
        return role.mode;
    }

    public boolean isStaging() {
        return role == Role.STAGING;
    }

    public boolean isProduction() {
        return role == Role.PRODUCTION;
    }

    @Override
    public int compareTo(Environment other) {
        return Comparator.comparing(Environment::role).thenComparing(Environment::name).compare(this, other);
    }

    /**
     * Whether a limit that nobody expected turns away users, and so fails at once (docs/policy.md#rollback-triggers).
     */
    public boolean hasUsers() {
        return role != Role.STAGING;
    }
}
