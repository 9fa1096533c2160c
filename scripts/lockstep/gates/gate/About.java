package lockstep.gates.gate;

import java.util.Locale;
import java.util.Optional;

/** What a gate that did not pass speaks of. */
public enum About {
    /** The service: it answered wrongly, changed or restarted meanwhile, or was reached and did not answer. */
    SERVICE,
    /** The machine, the network, the time there was, or a limit that was spent before: the service may be right. */
    WAY;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<About> ofWord(String word) {
        for (About about : values()) {
            if (about.word().equals(word)) {
                return Optional.of(about);
            }
        }
        return Optional.empty();
    }

    /** What a verdict speaks of where nothing else is said; empty where there is nothing to explain. */
    static Optional<About> usual(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> Optional.of(SERVICE);
            case INCONCLUSIVE -> Optional.of(WAY);
            case PASS, SKIPPED -> Optional.empty();
        };
    }
}
