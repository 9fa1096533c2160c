package lockstep.record.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who vouches for a fact, the weakest first. */
public enum Trust {
    /** The operator handed it in, and says which commit it is about. */
    OPERATOR,
    /** Lockstep fetched it from the system that made it. */
    FETCHED,
    /** CI signed it, with the commit in what is signed. */
    SIGNED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Trust> named(String word) {
        return Arrays.stream(values()).filter(trust -> trust.word().equals(word)).findFirst();
    }

    public boolean isAtLeast(Trust demanded) {
        return compareTo(demanded) >= 0;
    }
}
