package lockstep.base.release;

import java.util.Locale;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** Which environment the gates are for, under the names that the seeds' {@code MODE} variable uses. */
public enum Mode {
    STAGING("staging", "staging"),
    PROD("prod", "production");

    private final String word;
    private final String environment;

    Mode(String word, String environment) {
        this.word = word;
        this.environment = environment;
    }

    /** {@code staging} or {@code prod}, in any case. */
    public static Mode parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (Mode mode : values()) {
            if (mode.word.equals(wanted)) {
                return mode;
            }
        }
        throw new UsageError("MODE '" + Sanitiser.line(text, 40) + "' is unknown",
                "Use --mode staging or --mode prod.");
    }

    public String word() {
        return word;
    }

    /** The environment's name in {@code lockstep.yaml} and in the release log. */
    public String environment() {
        return environment;
    }
}
