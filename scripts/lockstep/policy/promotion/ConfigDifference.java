package lockstep.policy.promotion;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.PolicyRule;
import lockstep.base.text.Sanitiser;

/**
 * Where the configuration that was given differs from the one that counts.
 *
 * @param key such as {@code policy.gate_max_age}
 * @param source where the one that counts stands, in words
 */
public record ConfigDifference(String key, String here, String there, String source) {

    /** Whether an acceptance that names this is about it: the key, or the section that it is in. */
    private boolean isNamedBy(String name) {
        return key.equals(name) || key.startsWith(name + ".") || key.startsWith(name + "[");
    }

    /** Who answers for it. */
    public Optional<Acceptance> acceptance(Map<String, Acceptance> accepted) {
        return accepted.entrySet().stream()
                .filter(entry -> isNamedBy(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What it is refused for where nobody does. */
    public Reason reason() {
        return new Reason(PolicyRule.CONFIG_IN_FORCE, words(),
                "Use the configuration in force (--config FILE), or accept the difference; your name and "
                        + "reason are recorded. To accept: `--accept-config " + key + ":REASON`.");
    }

    /** In words, the one that counts last. */
    public String words() {
        return key + " is " + Sanitiser.line(here) + " here and " + Sanitiser.line(there) + " " + source;
    }
}
