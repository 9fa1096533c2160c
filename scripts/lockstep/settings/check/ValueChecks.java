package lockstep.settings.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.settings.yaml.KeyPlaces;

/**
 * Checks single values of a configuration.
 *
 * @param where the document, sanitised, for messages
 * @param places where its keys stand
 * @param prefix of every key that is asked about, with its dot; empty at the top
 */
public record ValueChecks(String where, KeyPlaces places, String prefix) {

    public static final String SEE = "See docs/configuration.md for every key.";

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

    /** At the top of the document. */
    public ValueChecks(String where, KeyPlaces places) {
        this(where, places, "");
    }

    /** Of what stands below a key. */
    public ValueChecks below(String key) {
        return new ValueChecks(where, places, prefix + key + ".");
    }

    public Optional<Target> target(String key, String value) {
        try {
            return line(key, value).map(Target::parse);
        } catch (UsageError e) {
            throw wrong(key, ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether two bases lead to the same service.
     *
     * @param committed then no name is looked up: what was committed is the same on every host, and tomorrow
     */
    public static boolean areOneService(Target one, Target other, boolean committed) {
        ServiceAddress address = ServiceAddress.of(one);
        return committed ? address.equals(ServiceAddress.of(other)) : address.isSameAs(ServiceAddress.of(other));
    }

    public Duration duration(String key, String value) {
        try {
            return Durations.parse(value);
        } catch (UsageError e) {
            throw wrong(key, ": " + e.getMessage() + "; write it like 90s, 5m or 24h", e);
        }
    }

    public Optional<String> path(String key, String value) {
        return line(key, value).map(path -> {
            if (!path.startsWith("/") || path.contains("?") || path.contains("#") || path.contains(" ")) {
                throw wrong(key, " must be a path like /health", null);
            }
            return path;
        });
    }

    public String token(String key, String value) {
        if (!TOKEN.matcher(value).matches()) {
            throw wrong(key, " must be a name without spaces or separators", null);
        }
        return value;
    }

    public List<String> command(String key, List<String> words) {
        if (words.isEmpty() || words.stream().anyMatch(word -> word == null || word.indexOf('\0') >= 0)
                || words.getFirst().isBlank()) {
            throw wrong(key, " must be a list of words, the program first", null);
        }
        return words;
    }

    /** Names of environment variables; {@code *} only where patterns are meant. */
    public Optional<List<String>> variables(String key, List<String> names, boolean patterns) {
        if (names == null) {
            return Optional.empty();
        }
        for (String name : names) {
            if (name == null || !VARIABLE.matcher(patterns ? name.replace("*", "X") : name).matches()) {
                throw wrong(key, ": '" + Sanitiser.line(String.valueOf(name), 40) + "' is not a variable's name",
                        null);
            }
        }
        return Optional.of(names);
    }

    public Optional<String> line(String key, String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank() || !Sanitiser.line(value).equals(value)) {
            throw wrong(key, " must be one line of printable text", null);
        }
        return Optional.of(value.strip());
    }

    public ConfigurationError wrong(String key, String what, Throwable cause) {
        return new ConfigurationError(where + ", " + places.prefix(prefix + key) + prefix + key + what, SEE, cause);
    }

    /** With a remedy of its own. */
    public ConfigurationError unknown(String key, String what, String remedy) {
        return new ConfigurationError(where + ", " + places.prefix(prefix + key) + prefix + key + what, remedy);
    }

    /** What is wrong with a key itself, so that it is not repeated as it stands. */
    public ConfigurationError misnamed(String key, String what, String remedy) {
        return new ConfigurationError(where + ", " + places.prefix(prefix + key) + what, remedy);
    }
}
