package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tests.commands.cli.Doors;
import tests.house.Repository;

/** A command that a document shows can be typed: there is such an alias, and it has such options. */
class CommandLinesTest {

    /** Words of JBang itself, and of {@code ./jbang}. */
    private static final Pattern JBANG = Pattern.compile("(?:prefetch|app|info|export|version|cache|trust|run|build|jdk)\\b.*");

    @Test
    void every_command_line_of_a_document_names_an_alias_and_options_that_exist() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Document document : Document.all()) {
            Stream<String> blocks = joined(document.code()).flatMap(CommandLinesTest::started);
            Stream<String> spans = document.spans().stream().flatMap(span -> Stream.concat(
                    started(span), Stream.of(span).filter(words -> isAlias(words.split("\\s")[0]))));
            for (String command : Stream.concat(blocks, spans).toList()) {
                checked++;
                complaints(command).forEach(complaint -> wrong.add(document.name() + ": " + complaint));
            }
        }
        assertThat(checked).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_command_line_of_a_recipe_for_a_machine_names_an_alias_and_options_that_exist() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Path file : Document.below("docs/recipes", "")) {
            if (!file.toString().endsWith(".md")) {
                for (String command : joined(Repository.read(file).lines().toList())
                        .flatMap(CommandLinesTest::started).toList()) {
                    checked++;
                    complaints(command).forEach(complaint -> wrong.add(file.getFileName() + ": " + complaint));
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(8);
        assertThat(wrong).isEmpty();
    }

    /** Lines that end in a backslash go on. */
    private static Stream<String> joined(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\\\\n\\s*", " ").lines();
    }

    private static Stream<String> started(String line) {
        return DocumentedCommand.started(line)
                .filter(command -> !JBANG.matcher(command).matches());
    }

    private static boolean isAlias(String word) {
        return Repository.aliases().containsKey(word);
    }

    /** What is wrong with a command, each with the command. */
    private static List<String> complaints(String command) {
        List<String> words = ShellWords.of(command);
        String alias = words.getFirst().replaceAll("@.*", "");
        if (!isAlias(alias)) {
            return List.of("no alias " + alias + " in: " + command);
        }
        if (Repository.aliases().get(alias).startsWith("tests/")) {
            return complaintsAboutTool(alias, words, command);
        }
        CommandSpec spec = spec(alias);
        List<String> complaints = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            String name = word.replaceAll("=.*", "");
            if (word.matches("--?[A-Za-z].*")) {
                OptionSpec option = spec.optionsMap().get(name);
                if (option == null) {
                    complaints.add("no option " + name + " of " + spec.qualifiedName() + " in: " + command);
                } else if (!word.contains("=") && option.arity().min() > 0) {
                    at++;
                }
            } else if (spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
            } else if (spec.positionalParameters().isEmpty() && !word.matches("…|\\.\\.\\.|COMMAND|\\$\\{[a-z]+\\[@\\]\\}")) {
                complaints.add("nothing for " + word + " to be in: " + command);
            }
        }
        return complaints;
    }

    private static CommandSpec spec(String alias) {
        return Cli.model(Doors.door(alias), Console.system()).getCommandSpec();
    }

    /** Those that only change or measure Lockstep are not all on this class path; their sources name their options. */
    private static List<String> complaintsAboutTool(String alias, List<String> words, String command) {
        String source = Repository.read(Repository.root().resolve(Repository.aliases().get(alias)));
        return words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceAll("=.*", ""))
                .filter(name -> !source.contains('"' + name + '"'))
                .map(name -> "no option " + name + " of " + alias + " in: " + command)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $ ./jbang promote-releese --yes                                  | no alias promote-releese
            MODE=staging ./jbang promotion-gate --recrod                     | no option --recrod
            if ! answer=$(jbang promote-release@OWNER/REPO --yas); then      | no option --yas
            lockstep-1/bin/lockstep status now                               | nothing for now to be
            lockstep-1/bin/release-log lst                                   | nothing for lst to be
            """)
    void a_wrong_command_line_would_be_found(String line, String complaint) {
        assertThat(started(line).flatMap(command -> complaints(command).stream())).singleElement().asString()
                .startsWith(complaint);
    }
}
