package lockstep.base.release;

import java.util.Locale;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** What kind of change is promoted (scaling-upgrade-protocol.md, "Upgrade Classification & Evidence Protocol"). */
public enum ChangeClass {
    /** Safe and reversible, no behaviour change. */
    A("safe and reversible, no behaviour change"),
    /** Policies or limits change: needs a canary or flag, and a policy diff. */
    B("a policy or limit adjustment"),
    /** Cognition, personalisation or logging of raw content: forbidden. */
    C("cognition, personalisation or raw-content logging");

    private final String meaning;

    ChangeClass(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Reads what an operator typed, in any case. */
    public static ChangeClass parse(String text) {
        return tryParse(text).orElseThrow(() -> new UsageError(
                "change class '" + Sanitiser.line(text, 40) + "' is unknown",
                "Declare A (safe, no behaviour change) or B (policy or limits); C is forbidden."));
    }

    public static Optional<ChangeClass> tryParse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "A" -> Optional.of(A);
            case "B" -> Optional.of(B);
            case "C" -> Optional.of(C);
            default -> Optional.empty();
        };
    }
}
