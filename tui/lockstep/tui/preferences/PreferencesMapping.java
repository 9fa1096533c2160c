package lockstep.tui.preferences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue;

/** Turns {@code ui.yaml} into checked values: each key is bound once. */
record PreferencesMapping(Mistakes mistakes) {

    Preferences preferences(YamlValue document) {
        Keys keys = Keys.of(mistakes, PreferencesFile.NAME, document, "theme", "keys", "commands");
        Map<String, Place> places = new HashMap<>();
        KeyBook book = keys.get("keys").map(entry -> keys(entry, places)).orElseGet(KeyBook::usual);
        refuseTwice(book, places);
        List<UserCommand> commands = keys.get("commands")
                .map(entry -> new CommandMapping(mistakes, book).commands(entry))
                .orElse(List.of());
        return new Preferences(keys.get("theme").map(this::theme).orElse(UiTheme.TERMINAL), book, commands);
    }

    private UiTheme theme(Entry entry) {
        String word = Keys.text(mistakes, "theme", entry.value());
        return UiTheme.of(word).orElseThrow(
                () -> mistakes.unknown(entry.value().at(), "unknown theme", word, UiTheme.words()));
    }

    private KeyBook keys(Entry entry, Map<String, Place> places) {
        Map<KeyAction, List<String>> chosen = new EnumMap<>(KeyAction.class);
        for (Entry one : Keys.mapping(mistakes, "keys", entry.value()).entries()) {
            KeyAction action = KeyBook.named(one.key()).orElseThrow(() -> mistakes.unknown(
                    one.at(), "keys: unknown action", one.key(),
                    Arrays.stream(KeyAction.values()).map(KeyAction::word).sorted().toList()));
            List<String> bound = new ArrayList<>();
            for (YamlValue value : Keys.list(one.value())) {
                String key = key("keys." + one.key(), value);
                places.put(key, value.at());
                bound.add(key);
            }
            if (bound.isEmpty() && (action == KeyAction.HELP || action == KeyAction.COMMAND)) {
                throw mistakes.at(one.at(), "keys." + one.key() + " has no key", "Give it one: nothing else shows what"
                        + " there is.");
            }
            chosen.put(action, bound);
        }
        return KeyBook.of(chosen);
    }

    private String key(String path, YamlValue value) {
        return key(mistakes, path, value);
    }

    static String key(Mistakes mistakes, String path, YamlValue value) {
        String key = Keys.text(mistakes, path, value);
        if (FixedKeys.isFixed(key)) {
            throw mistakes.at(value.at(), path + ": " + key + " always means the same", "Take another key.");
        }
        if (!FixedKeys.isKey(key)) {
            throw mistakes.at(value.at(), path + ": '" + Sanitiser.line(key, 40) + "' is not a key",
                    "Keys are: " + FixedKeys.EXAMPLES + ".");
        }
        return key;
    }

    /** Told where the file says so; a usual key counts as much as one that was chosen. */
    private void refuseTwice(KeyBook book, Map<String, Place> places) {
        Map<String, KeyAction> owners = new HashMap<>();
        for (KeyAction action : KeyAction.values()) {
            for (String key : book.of(action)) {
                KeyAction other = owners.putIfAbsent(key, action);
                if (other != null) {
                    throw twice(mistakes, places.get(key), key, other.word(), action.word());
                }
            }
        }
    }

    static ConfigurationError twice(Mistakes mistakes, Place place, String key, String one, String other) {
        return mistakes.at(Optional.ofNullable(place).orElse(new Place(1, 1)),
                "the key " + key + " would be both " + one + " and " + other,
                "Give one of them another key, or [] for none.");
    }
}
