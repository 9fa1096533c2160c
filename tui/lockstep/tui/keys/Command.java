package lockstep.tui.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.UiState;

/** The words after the colon: the actions by name, and what takes an argument. */
public record Command(String name, String argument) {

    /** Those that take an argument, and what it is. */
    private static final List<String[]> WITH_ARGUMENT = List.of(
            new String[] {"class", "A, B or C"},
            new String[] {"canary", "the canary of a class B change"},
            new String[] {"flag", "the flag of a class B change"},
            new String[] {"diff", "where the policy diff of a class B change is"},
            new String[] {"plan", "the rollback plan"},
            new String[] {"accept-unverified", "why an unverified revision is safe; recorded with your name"},
            new String[] {"accept-drift", "why drift in production is safe; recorded with your name"},
            new String[] {"trigger", "why to roll back"},
            new String[] {"pause-canary", "why the canary is to wait"},
            new String[] {"filter", "words of a log entry"});

    private static final List<String[]> OF_THE_DEMO = List.of(
            new String[] {"break", "staging or production, and a fault's name"},
            new String[] {"mend", "staging or production"},
            new String[] {"commit", "[a file] and a subject: a new commit on main, deployed to staging"});

    public static Command parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return new Command(parts[0], parts.length == 2 ? parts[1].strip() : "");
    }

    /** The action of that name. */
    public Optional<KeyAction> action() {
        return Arrays.stream(KeyAction.values())
                .filter(action -> !action.command().isEmpty() && action.command().equals(name))
                .findFirst();
    }

    public static List<String[]> withArguments(UiState state) {
        return state.terms().demo()
                ? Stream.concat(WITH_ARGUMENT.stream(), OF_THE_DEMO.stream()).toList()
                : WITH_ARGUMENT;
    }

    /** The commands that begin so, in the order of the alphabet. */
    public static List<String> completions(UiState state, String beginning) {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(KeyAction.values()).map(KeyAction::command).filter(name -> !name.isEmpty()).forEach(names::add);
        withArguments(state).forEach(command -> names.add(command[0]));
        state.preferences().commands().forEach(command -> names.add(command.name()));
        return names.stream().filter(name -> name.startsWith(beginning.stripLeading())).toList();
    }

    /** What the words after a command mean, where one is typed that takes some. */
    public static Optional<String> wordsOf(UiState state, String text) {
        return withArguments(state).stream()
                .filter(command -> text.startsWith(command[0] + " "))
                .map(command -> command[1])
                .findFirst();
    }

    /** The text with as much added as all that begin so have in common. */
    public static String complete(UiState state, String beginning) {
        List<String> found = completions(state, beginning);
        if (found.isEmpty()) {
            return beginning;
        }
        String common = found.getFirst();
        for (String other : found) {
            while (!other.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        boolean takesMore = found.size() == 1 && withArguments(state).stream()
                .anyMatch(command -> command[0].equals(found.getFirst()));
        return takesMore ? common + " " : common;
    }
}
