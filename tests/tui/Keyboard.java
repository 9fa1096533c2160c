package tests.tui;

import java.util.List;
import java.util.Random;

/** The keys that a monkey finds, those that do the most more often. */
final class Keyboard {

    static final List<String> KEYS = List.of(
            "Enter", "Enter", "Enter", "Tab", "BackTab", "Up", "Down", "Down", "Left", "Right", "PgUp", "PgDn", "Home",
            "End",
            "Esc", "Backspace", "Space", "^C", "^L", "^Z", "^U", "a", "b", "c", "C", "d", "e", "g", "h", "j", "k", "l",
            "q", "r",
            "R", "A", "K", "p", "P", "t", "u", "v", "w", "y", "J", "o", "$", "/", ":", "?", "0", "1", "2", "S", "x", "é", "漢", "F5", "Del");

    private Keyboard() {}

    static String any(Random random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }
}
