package lockstep.tui.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Listing;
import lockstep.settings.yaml.YamlValue;

/** Turns {@code commands} into checked values. */
record CommandMapping(Mistakes mistakes, KeyBook book) {

    private static final int MOST = 40;
    private static final int MOST_WORDS = 64;
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    /** What takes words after the colon, and is no action. */
    private static final Set<String> TAKEN = Set.of(
            "flag", "diff", "plan", "accept-unverified", "accept-drift", "break", "mend", "commit");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    List<UserCommand> commands(Entry entry) {
        if (!(entry.value() instanceof Listing listing) || listing.items().size() > MOST) {
            throw mistakes.at(entry.value().at(), "commands must be a list of at most " + MOST + " commands",
                    "Write each like - {name: show, key: s, run: [git, show, \"{sha}\"]}.");
        }
        List<UserCommand> commands = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Map<String, String> bound = new HashMap<>();
        for (int at = 0; at < listing.items().size(); at++) {
            Keys keys = Keys.of(mistakes, "commands[" + at + "]", listing.items().get(at),
                    "name", "key", "run", "deadline");
            UserCommand command = command(keys);
            if (!names.add(command.name())) {
                throw mistakes.at(keys.at(), "two commands are called " + command.name(), "Rename one of them.");
            }
            command.key().ifPresent(key -> refuseTwice(keys, key, command.name(), bound));
            commands.add(command);
        }
        return commands;
    }

    private UserCommand command(Keys keys) {
        String name = keys.text("name").orElseThrow(() -> missing(keys, "name", "name: show"));
        boolean taken = KeyBook.named(name).isPresent() || TAKEN.contains(name);
        if (taken || !NAME.matcher(name).matches()) {
            throw mistakes.at(keys.get("name").orElseThrow().value().at(),
                    keys.path("name") + (taken ? ": " + name + " is there already" : " is not a name"),
                    "Use up to 24 lower-case letters, digits and hyphens, and no name that : knows already.");
        }
        Entry run = keys.get("run").orElseThrow(() -> missing(keys, "run", "run: [git, show, \"{sha}\"]"));
        return new UserCommand(name, key(keys), words(keys, run), deadline(keys));
    }

    private Optional<String> key(Keys keys) {
        return keys.get("key").map(entry -> PreferencesMapping.key(mistakes, keys.path("key"), entry.value()));
    }

    private void refuseTwice(Keys keys, String key, String name, Map<String, String> bound) {
        Optional<String> owner = book.action(key).map(KeyAction::word).or(() -> Optional.ofNullable(bound.get(key)));
        if (owner.isPresent()) {
            throw PreferencesMapping.twice(
                    mistakes, keys.get("key").orElseThrow().value().at(), key, owner.get(), name);
        }
        bound.put(key, name);
    }

    private List<String> words(Keys keys, Entry run) {
        String path = keys.path("run");
        if (!(run.value() instanceof Listing listing) || listing.items().isEmpty()
                || listing.items().size() > MOST_WORDS) {
            throw mistakes.at(run.value().at(), path + " must be a list of words, the program first",
                    "No shell reads it. Write it like [git, show, \"{sha}\"].");
        }
        List<String> words = new ArrayList<>();
        for (YamlValue item : listing.items()) {
            String word = Keys.text(mistakes, path, item);
            Optional<String> strange = UserCommand.GAP.matcher(word).results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(gap -> !UserCommand.GAPS.contains(gap))
                    .findFirst();
            if (strange.isPresent()) {
                throw mistakes.unknown(item.at(), path + ": unknown gap", strange.get(), UserCommand.GAPS);
            }
            if (word.indexOf('\0') >= 0 || (words.isEmpty() && (word.isBlank() || word.contains("{")))) {
                throw mistakes.at(item.at(), path + " begins with no program", "Name one, like git.");
            }
            words.add(word);
        }
        return words;
    }

    private Duration deadline(Keys keys) {
        Optional<Entry> entry = keys.get("deadline");
        if (entry.isEmpty()) {
            return USUAL;
        }
        String path = keys.path("deadline");
        String remedy = "Write it like 90s or 5m, up to 30m.";
        try {
            Duration deadline = Durations.parse(Keys.text(mistakes, path, entry.get().value()));
            if (deadline.isPositive() && deadline.compareTo(LONGEST) <= 0) {
                return deadline;
            }
        } catch (UsageError e) {
            throw mistakes.at(entry.get().value().at(), path + ": " + e.getMessage(), remedy);
        }
        throw mistakes.at(entry.get().value().at(), path + " is not from 1 s to 30 min", remedy);
    }

    private RuntimeException missing(Keys keys, String key, String example) {
        return mistakes.at(keys.at(), keys.path(key) + " is missing", "Write it like " + example + ".");
    }
}
