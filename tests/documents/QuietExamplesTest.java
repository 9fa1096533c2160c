package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** docs/systems.md: with --quiet stderr has errors and questions, and nothing of how it goes. */
class QuietExamplesTest {

    /** What was asked for is printed there, beside the answer on stdout. */
    private static final Pattern ANSWER = Pattern.compile("--record .*--dry-run|import ");
    /** What somebody has to know who wants to hear of nothing else. */
    private static final Pattern TROUBLE = Pattern.compile(
            "(error|inconclusive|WARNING|not read|left out|note): .*|  .*|.* failed verification; see .*|receiver \\d+: .*");

    @Test
    void no_command_tells_how_it_goes_where_it_was_asked_to_be_quiet() throws Exception {
        List<String> talked = new ArrayList<>();
        int done = 0;
        try (ExampleDay day = new ExampleDay()) {
            for (HelpExample example : HelpExample.runHere().toList()) {
                TypedExample typed = TypedExample.in(day, example);
                if (!typed.takes("--quiet")
                        || ANSWER.matcher(typed.line()).find()) {
                    continue;
                }
                Outcome outcome = typed.open("--quiet");
                done += outcome.exitCode() == 0 ? 1 : 0;
                outcome.err().lines().filter(line -> !TROUBLE.matcher(line).matches())
                        .forEach(line -> talked.add(example + " says: " + line));
            }
        }
        assertThat(done).as("examples that end with 0").isGreaterThan(40);
        assertThat(talked).isEmpty();
    }
}
