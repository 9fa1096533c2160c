package lockstep.record.log;

import java.util.Locale;
import java.util.Optional;

/** The two results of a promotion that release-log.md knows. Whatever did not pass failed. */
public enum PassFail {
    PASS,
    FAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PassFail> ofWord(String word) {
        for (PassFail result : values()) {
            if (result.word().equals(word)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
