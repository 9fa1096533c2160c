package lockstep.change;

import java.util.Locale;
import java.util.Optional;

/** The classes of scaling-upgrade-protocol.md, from harmless to forbidden. */
public enum ChangeClass {
    /** Safe, reversible, no change of behaviour. */
    A,
    /** Policies or limits, not cognitive: needs a canary or a flag, and its policy diff. */
    B,
    /** Cognition, personalisation, logging of raw content: forbidden. */
    C;

    public static Optional<ChangeClass> tryParse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "A" -> Optional.of(A);
            case "B" -> Optional.of(B);
            case "C" -> Optional.of(C);
            default -> Optional.empty();
        };
    }

    public boolean isAbove(ChangeClass other) {
        return compareTo(other) > 0;
    }
}
