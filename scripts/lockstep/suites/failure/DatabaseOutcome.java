package lockstep.suites.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** What a service may rightly do without its database. Which of the two is documented differs. */
public enum DatabaseOutcome {
    REFUSES_TO_START,
    FAILS_CLOSED,
    /** Whichever is seen, it is told by name. */
    EITHER;

    boolean allows(DatabaseOutcome seen) {
        return this == EITHER || this == seen;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static DatabaseOutcome parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "there is no outcome '" + Sanitiser.line(text, 40) + "' of the database drill",
                        "There are: " + Arrays.stream(values()).map(DatabaseOutcome::word)
                                .collect(Collectors.joining(", ")) + "."));
    }
}
