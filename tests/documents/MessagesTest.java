package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tests.house.Repository;

/** A message that the troubleshooting quotes is one that Lockstep says, word by word. */
class MessagesTest {

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ((?:`[^`]+`(?:, )?)+) \\|");
    private static final Pattern MESSAGE = Pattern.compile("`([^`]+)`");
    /** Two literals of which one goes on where the other ends. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void every_message_is_in_the_code() {
        String said = said();
        List<String> messages = Stream.of(Repository.read(Repository.root().resolve("docs/troubleshooting.md")))
                .flatMap(text -> FIRST_CELL.matcher(text).results().map(cell -> cell.group(1)))
                .flatMap(cell -> MESSAGE.matcher(cell).results().map((MatchResult match) -> match.group(1)))
                .toList();
        assertThat(messages).hasSizeGreaterThan(50).allSatisfy(message -> assertThat(parts(message))
                .as(message).isNotEmpty().allMatch(said::contains));
    }

    private static List<String> parts(String message) {
        return Arrays.stream(message.split("…|: ")).map(String::strip).filter(part -> part.length() > 3).toList();
    }

    private static String said() {
        List<Path> shell = Stream.concat(
                Stream.of(Repository.root().resolve("jbang")), Document.below("bootstrap", ".sh").stream()).toList();
        return Stream.concat(
                        Repository.javaFiles().stream()
                                .filter(file -> !file.startsWith(Repository.root().resolve("tests"))),
                        shell.stream())
                .map(Repository::read)
                .map(text -> JOINED.matcher(text).replaceAll("").replaceAll("\\$\\w+", ""))
                .collect(Collectors.joining("\n"));
    }
}
