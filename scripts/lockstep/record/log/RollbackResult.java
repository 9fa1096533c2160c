package lockstep.record.log;

import java.util.Locale;
import java.util.Optional;

/** The two results of a rollback that release-log.md knows. */
public enum RollbackResult {
    /** Production runs the commit and its smoke passed. */
    COMPLETED,
    /** The branch moved; production was not seen to be well. */
    PARTIAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RollbackResult> ofWord(String word) {
        for (RollbackResult result : values()) {
            if (result.word().equals(word)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
