package tests.bench.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.policy.promotion.PolicyDocument;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;

/** The configuration of the service, as its commits have it, and the policy that each promotion records of it. */
final class Configured {

    static final String STAGING = "https://staging.example";
    static final String PRODUCTION = "https://production.example";

    private static final String YAML = """
            environments:
              staging:
                base: %s
              production:
                base: %s
            """.formatted(STAGING, PRODUCTION);

    private static final Config CONFIG = ConfigReader.parse(YAML, ConfigReader.FILE_NAME);
    private static final byte[] POLICY = policyOf(CONFIG);

    private Configured() {}

    /** As it lies in the service's repository. */
    static byte[] file() {
        return YAML.getBytes(StandardCharsets.UTF_8);
    }

    /** As it lies beside each intent. */
    static byte[] policy() {
        return POLICY.clone();
    }

    /** What a visitor works with; where the signers' file lies there, signatures are demanded. */
    static Config ofVisitor(Path folder) {
        Path signers = folder.resolve(LongRepository.SIGNERS).toAbsolutePath();
        String demanded = Files.exists(signers)
                ? "evidence:\n  require_signatures: true\n  allowed_signers: " + signers + "\n"
                : "";
        return ConfigReader.parse(YAML + demanded, ConfigReader.FILE_NAME);
    }

    /** Of what it says. */
    static String digest() {
        return GovernedConfig.of(CONFIG).sha256();
    }

    private static byte[] policyOf(Config config) {
        GovernedConfig governed = GovernedConfig.of(config);
        return PolicyDocument.write(config.policy(), List.of(), governed.values(), governed.sha256(), "on release",
                governed.sha256());
    }
}
