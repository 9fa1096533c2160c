package lockstep.settings;

import java.util.Map;
import lockstep.base.error.ConfigurationError;
import lockstep.record.signature.SigningKey;

/**
 * Where the signing key lies on this host, as {@code evidence.sign.key} would say it, in whose place it stands: a
 * runner of CI and the operators go by one {@code lockstep.yaml}, and have their keys at different places. Whose
 * signatures count, and whether they are needed, it does not say.
 *
 * @param environment the variables of the process
 */
public record SigningVariable(Map<String, String> environment) {

    public static final String NAME = "LOCKSTEP_SIGNING_KEY_FILE";

    public SigningVariable {
        environment = Map.copyOf(environment);
    }

    /**
     * Whether it names the key there. An empty one counts as unset; and where the team does not sign, nobody whose
     * shell has it for another repository begins to.
     */
    public boolean namesKeyOf(Config config) {
        EvidenceSettings evidence = config.evidence();
        return !value().isEmpty() && (evidence.signingKey().isPresent() || evidence.allowedSigners().isPresent());
    }

    /**
     * The configuration with that key, where one is named.
     *
     * @throws ConfigurationError if it is the key itself, of which nothing is shown, or names none
     */
    public Config in(Config config) {
        return namesKeyOf(config) ? config.signedWith(key()) : config;
    }

    /** The same for who signs nothing, and goes on as if a variable that names no key were not set. */
    public Config forReading(Config config) {
        try {
            return in(config);
        } catch (ConfigurationError e) {
            return config;
        }
    }

    private SigningKey key() {
        if (value().contains("PRIVATE KEY") || value().chars().anyMatch(Character::isISOControl)) {
            throw wrong("holds something that is no path, perhaps the key itself");
        }
        SigningKey key = SigningKey.parse(value());
        if (key.path().isBlank()) {
            throw wrong("names no file");
        }
        return key;
    }

    private static ConfigurationError wrong(String what) {
        return new ConfigurationError("the variable " + NAME + " " + what,
                "Write the key to a file that only you may read, and give the path of that file.");
    }

    private String value() {
        return environment.getOrDefault(NAME, "").strip();
    }

    /** The environment has secrets. */
    @Override
    public String toString() {
        return NAME;
    }
}
