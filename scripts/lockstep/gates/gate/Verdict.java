package lockstep.gates.gate;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.error.ExitCode;

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

    /** Of a checklist: PASS only where every one is; what was not asked for is as good as not decided. */
    public static Verdict ofAll(Collection<Verdict> verdicts) {
        return verdicts.contains(SKIPPED) && !verdicts.contains(FAIL) ? INCONCLUSIVE : worstOf(verdicts);
    }

    /** How a command ends that ends with this. */
    public ExitCode exitCode() {
        return switch (this) {
            case PASS -> ExitCode.DONE;
            case FAIL -> ExitCode.GATE_FAILED;
            case INCONCLUSIVE, SKIPPED -> ExitCode.INCONCLUSIVE;
        };
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
