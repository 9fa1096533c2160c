package lockstep.tui.preferences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How states are coloured. Words and signs say the same, so none is needed to read the screen. */
public enum UiTheme {
    /** The terminal's own eight colours: whoever set those wants them. */
    TERMINAL,
    DARK,
    LIGHT,
    HIGH_CONTRAST,
    COLOUR_BLIND;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<UiTheme> of(String word) {
        return Arrays.stream(values()).filter(theme -> theme.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(UiTheme::word).toList();
    }
}
