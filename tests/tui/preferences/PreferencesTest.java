package tests.tui.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.preferences.PreferencesFile;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.preferences.UserCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Repository;

/** What ui.yaml may say, and how a mistake in it is told. */
class PreferencesTest {

    private static final String TEXT = Repository.read(Repository.root().resolve("docs/ui.schema.json"));
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    @TempDir
    Path folder;

    private static Preferences read(String yaml) {
        return PreferencesFile.parse(yaml, "ui.yaml");
    }

    private static String mistake(String yaml) {
        ConfigurationError error = catchThrowableOfType(ConfigurationError.class, () -> read(yaml));
        assertThat(error).as(yaml).isNotNull();
        return error.getMessage() + " | " + error.remedy();
    }

    private static String example() {
        String docs = Repository.read(Repository.root().resolve("docs/terminal-ui.md"));
        int from = docs.indexOf("theme: ");
        return docs.substring(from, docs.indexOf("```", from));
    }

    @Test
    void the_documentation_s_example_keeps_the_schema_and_is_read() {
        assertThat(SCHEMA.validate(example(), InputFormat.YAML)).isEmpty();
        Preferences preferences = read(example());
        assertThat(preferences.theme()).isEqualTo(UiTheme.COLOUR_BLIND);
        assertThat(preferences.keys().of(KeyAction.ROLLBACK)).containsExactly("F8");
        assertThat(preferences.commands()).extracting(UserCommand::name).contains("show");
    }

    @Test
    void an_empty_file_and_no_file_are_the_usual() {
        assertThat(read("")).isEqualTo(Preferences.usual());
        assertThat(read("# nothing yet\n")).isEqualTo(Preferences.usual());
        assertThat(PreferencesFile.of(Map.of("HOME", folder.toString())).read()).isEqualTo(Preferences.usual());
    }

    @Test
    void no_usual_key_has_two_meanings() {
        List<String> keys = Arrays.stream(KeyAction.values()).flatMap(action -> KeyBook.usual().of(action).stream())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void ui_yaml_is_looked_for_where_everything_is_kept_else_where_settings_are() throws IOException {
        Files.createDirectories(folder.resolve("x/lockstep"));
        Files.writeString(folder.resolve("x/lockstep/ui.yaml"), "theme: light");
        Files.writeString(folder.resolve("ui.yaml"), "theme: dark");
        Map<String, String> settings = Map.of("XDG_CONFIG_HOME", folder + "/x", "HOME", "/nowhere");
        assertThat(PreferencesFile.of(settings).read().theme()).isEqualTo(UiTheme.LIGHT);
        assertThat(PreferencesFile.of(Map.of("XDG_CONFIG_HOME", folder + "/x", "LOCKSTEP_HOME", folder.toString()))
                .read().theme()).isEqualTo(UiTheme.DARK);
        assertThat(PreferencesFile.of(Map.of("HOME", "/home/ada")).path())
                .contains(Path.of("/home/ada/.config/lockstep/ui.yaml"));
        assertThat(PreferencesFile.of(Map.of()).read()).isEqualTo(Preferences.usual());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        them: dark                        | ui.yaml, line 1, column 1: ui.yaml: unknown key 'them' | Did you mean 'theme'?
        theme: drak                       | ui.yaml, line 1, column 8: unknown theme 'drak' | Did you mean 'dark'? Allowed: terminal, dark, light, high-contrast, colour-blind.
        keys: {rolback: F8}               | ui.yaml, line 1, column 8: keys: unknown action 'rolback' | Did you mean 'rollback'?
        keys: {rollback: Ctrl-R}          | line 1, column 18: keys.rollback: 'Ctrl-R' is not a key | Keys are: a letter or sign
        keys: {rollback: Enter}           | line 1, column 18: keys.rollback: Enter always means the same | another key
        keys: {rollback: g}               | line 1, column 18: the key g would be both gates and rollback | [] for none
        keys: {gates: [s, l]}             | line 1, column 19: the key l would be both gates and log | [] for none
        keys: {help: []}                  | line 1, column 8: keys.help has no key | Give it one
        keys: [a]                         | line 1, column 7: keys is a list, not a mapping | Write keys and values
        theme: dark: light                | line 1 | ui
        commands: [{name: show, run: []}] | commands[0].run must be a list of words | No shell reads it
        commands: [{name: show}]          | commands[0].run is missing | git, show
        commands: [{name: Show, run: [a]}] | commands[0].name is not a name | lower-case
        commands: [{name: gates, run: [a]}] | commands[0].name: gates is there already | no name that : knows
        commands: [{name: flag, run: [a]}] | commands[0].name: flag is there already | no name that : knows
        commands: [{name: s, key: g, run: [a]}] | column 27: the key g would be both gates and s | [] for none
        commands: [{name: s, key: S, run: [a]}, {name: t, key: S, run: [a]}] | the key S would be both s and t | none
        commands: [{name: s, run: [a]}, {name: s, run: [a]}] | two commands are called s | Rename
        commands: [{name: s, run: [a, "{subject}"]}] | unknown gap 'subject' | Allowed: sha, release_id, environment
        commands: [{name: s, run: ["{sha}"]}] | begins with no program | like git
        commands: [{name: s, run: [a], deadline: 2h}] | deadline is not from 1 s to 30 min | 30m
        commands: [{name: s, run: [a], deadline: soon}] | commands[0].deadline: | 90s
        commands: [{name: s, run: [a], when: x}] | commands[0]: unknown key 'when' | Allowed: name, key, run, deadline
        """)
    void a_mistake_is_told_with_its_place_and_what_is_allowed(String yaml, String what, String remedy) {
        String told = mistake(yaml);
        if (!yaml.equals("theme: dark: light")) {
            assertThat(told).contains(what).contains(remedy);
        }
        assertThat(told).contains(", line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme: drak", "them: dark", "keys: {rolback: F8}", "keys: {rollback: Ctrl-R}",
            "keys: {rollback: Enter}", "commands: [{name: s}]", "commands: [{name: Show, run: [a]}]",
            "commands: [{name: s, run: [a], when: x}]", "commands: {}"})
    void the_schema_refuses_what_the_reader_refuses(String yaml) {
        assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isNotEmpty();
        mistake(yaml);
    }

    @Test
    void the_schema_knows_every_action_every_theme_and_every_gap() {
        for (KeyAction action : KeyAction.values()) {
            assertThat(TEXT).contains("\"" + action.word() + "\"");
        }
        for (UiTheme theme : UiTheme.values()) {
            assertThat(SCHEMA.validate("theme: " + theme.word(), InputFormat.YAML)).isEmpty();
            assertThat(read("theme: " + theme.word()).theme()).isEqualTo(theme);
        }
        UserCommand.GAPS.forEach(gap -> assertThat(TEXT).contains("{" + gap + "}"));
    }

    @Test
    void an_action_keeps_the_keys_that_are_fixed() {
        KeyBook keys = read("keys: {quit: Q, drills: []}").keys();
        assertThat(keys.of(KeyAction.QUIT)).containsExactly("Q", "^C");
        assertThat(keys.of(KeyAction.DRILLS)).isEmpty();
        assertThat(keys.shown(KeyAction.DRILLS)).isEqualTo(":drills");
        assertThat(keys.action("q")).isEmpty();
    }

    @Test
    void a_word_of_a_command_stays_one_word_whatever_stands_in_its_gap() {
        UserCommand command = new UserCommand("x", Optional.empty(),
                List.of("git", "show", "{sha}:{environment}", "$(id)"), Duration.ofSeconds(1));
        assertThat(command.words(Map.of("sha", "a; b $1", "environment", "staging")))
                .containsExactly("git", "show", "a; b $1:staging", "$(id)");
        assertThat(command.missing(Map.of("sha", "a"))).contains("environment");
    }
}
