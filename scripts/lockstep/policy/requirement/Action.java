package lockstep.policy.requirement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A move that may need approval. */
public enum Action {
    CANARY,
    PROMOTE,
    HOTFIX,
    ROLLBACK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> named(String word) {
        return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
    }

    /** A freeze and a spent budget do not stop what mends production. */
    public boolean mends() {
        return this == HOTFIX || this == ROLLBACK;
    }
}
