package tests.release.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.commands.cli.Doors.Outcome;

/** A command that a message tells the reader to run, as it stands there between backticks. */
public record Advice(List<String> words) {

    /** The first one after some words of the message. */
    public static Advice in(String message, String after) {
        Matcher command = Pattern.compile(Pattern.quote(after) + "`([^`]+)`").matcher(message);
        if (!command.find()) {
            throw new AssertionError("no command after \"" + after + "\" in: " + message);
        }
        return new Advice(List.of(command.group(1).split(" ")));
    }

    public Outcome followedBy(Seat seat, String... more) {
        return seat.open(alias(), arguments(more));
    }

    public String alias() {
        return words.getFirst();
    }

    public String[] arguments(String... more) {
        return Stream.concat(words.stream().skip(1), Arrays.stream(more)).toArray(String[]::new);
    }
}
