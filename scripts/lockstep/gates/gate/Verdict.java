package lockstep.gates.gate;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a gate says. Only PASS promotes; nothing fails open. Ordered from harmless to worst. */
public enum Verdict {
    /** Not asked for. */
    SKIPPED,
    PASS,
    /** Could not be decided: no data, limited by somebody else, no time. */
    INCONCLUSIVE,
    FAIL;

    /** The worst of several; of nothing, or of nothing but skipped gates, nothing can be concluded. */
    public static Verdict worstOf(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict != SKIPPED)
                .max(Verdict::compareTo)
                .orElse(INCONCLUSIVE);
    }

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> ofWord(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
