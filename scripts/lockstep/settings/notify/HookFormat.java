package lockstep.settings.notify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form an event is sent. */
public enum HookFormat {
    JSON,
    SLACK,
    CDEVENTS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HookFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(HookFormat::word).toList();
    }
}
