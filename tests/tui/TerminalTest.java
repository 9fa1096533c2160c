package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.demo.rehearsal.DemoTeam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.release.workflow.ChildJvm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the UI behaves towards the terminal it is lent, and that it always gives it back. */
@Execution(ExecutionMode.CONCURRENT)
class TerminalTest {

    @TempDir
    static Path shared;

    private static DemoTeam stage;

    @TempDir
    Path folder;

    @BeforeAll
    static void set() {
        stage = DemoTeam.set(shared, System.getenv(), Set.of());
    }

    @AfterAll
    static void strike() {
        stage.close();
    }

    private TmuxUi on(String term) {
        return new TmuxUi(folder, term, 80, 24);
    }

    private TmuxUi open(TmuxUi ui, String... options) {
        ui.startIn(stage.operatorsClone(), options).expect("healthy", " Test ", "? help  q quit");
        return ui;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "screen", "tmux", "linux", "vt100"})
    void the_ui_works_on_this_terminal_and_leaves_it_as_it_was(String term) {
        try (TmuxUi ui = on(term)) {
            open(ui, "--readonly").press("l").expect("Log").press("?").expectPopup("Keys and commands")
                    .press("Esc", "w")
                    .expect("1 Candidate").press("q").expectLeft();
            ui.expectSane();
        }
    }

    @Test
    void the_ui_is_suspended_and_continued() {
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly").press("^Z").expect("Stopped");
            ui.expectSane();
            ui.shell("fg").expect("PRODUCTION ", "? help  q quit").press("q").expectLeft();
            ui.expectSane();
        }
    }

    @Test
    void control_c_asks_and_control_s_does_not_freeze() {
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly").press("^S").press("^C").expectPopup("Leave?").press("Enter").press("^C")
                    .expectPopup("Leave?")
                    .press("Tab", "Enter").expectLeft();
            ui.expectSane();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL", "HUP"})
    void whatever_ends_it_the_terminal_is_given_back(String signal) throws IOException {
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(ui.pid())).start();
            if (signal.equals("KILL")) {
                ui.expect("release-tui was killed").press("Enter");
            }
            ui.expectLeft();
            ui.expectSane();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void whatever_ends_the_demo_its_folder_is_gone(String signal) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (TmuxUi ui = on("screen").with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)) {
            ui.start("--demo").expect("which staging r");
            assertThat(temporary).isDirectoryContaining("glob:**lockstep-demo-*");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(ui.pid())).start();
            ui.expectLeft();
        }
        assertThat(temporary).isDirectoryNotContaining("glob:**lockstep-demo-*");
    }

    @Test
    void a_recording_replaces_no_file() throws IOException {
        Path cast = Files.writeString(folder.resolve("session.cast"), "mine");
        try (TmuxUi ui = on("screen")) {
            ui.startIn(stage.operatorsClone(), "--record", cast.toString()).expect("there is a file already at");
        }
        assertThat(cast).content().isEqualTo("mine");
    }

    @Test
    void in_ascii_nothing_else_is_written() {
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly", "--ascii").press("?").expect("+- Keys and commands -");
            assertThat(ui.screen()).matches("[\\x20-\\x7e\\n]*");
        }
    }

    @Test
    void in_a_locale_without_utf_8_it_keeps_to_ascii_by_itself() {
        try (TmuxUi ui = on("screen").with("LC_ALL", "C").with("LANG", "C")) {
            open(ui, "--readonly").press("?").expect("+- Keys and commands -");
            assertThat(ui.screen()).matches("[\\x20-\\x7e\\n]*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void no_color_is_heeded(String set) throws IOException {
        Path cast = folder.resolve("session.cast");
        try (TmuxUi ui = on("screen").with("NO_COLOR", set)) {
            open(ui, "--readonly", "--record", cast.toString()).press("q").expectLeft();
        }
        boolean coloured = Pattern.compile("u001b\\[(\\d+;)*3[1-7](;\\d+)*m").matcher(Files.readString(cast)).find();
        assertThat(coloured).isEqualTo(set.isEmpty());
    }

    @Test
    void the_session_is_recorded_as_an_asciicast() throws IOException {
        Path cast = folder.resolve("session.cast");
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly", "--record", cast.toString()).press("l", "w", "q").expectLeft();
        }
        List<String> lines = Files.readAllLines(cast);
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.readTree(lines.getFirst()).path("version").asInt(0)).isEqualTo(2);
        assertThat(lines.stream().skip(1).map(json::readTree)).allSatisfy((JsonNode event) -> {
            assertThat(event.get(0).isNumber()).isTrue();
            assertThat(event.get(1).asString()).isIn("o", "r");
        });
        assertThat(Files.readString(cast)).contains("PRODUCTION");
    }

    @Test
    void another_folder_than_the_one_that_it_is_started_in_is_named() {
        try (TmuxUi ui = on("screen")) {
            ui.startIn(folder, "--repo", stage.operatorsClone().toString()).expect("healthy", "? help  q quit")
                    .press("q").expectLeft();
        }
    }

    @Test
    void what_was_done_is_kept_in_a_file() throws IOException {
        try (TmuxUi ui = on("screen")) {
            open(ui, "--readonly").press("q").expectLeft();
        }
        assertThat(Files.readString(folder.resolve("state/lockstep/release-tui.log"))).contains("staging runs");
    }

    @Test
    void without_a_terminal_it_names_the_scripts() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ChildJvm.command("ReleaseTui", "--demo"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(64);
        assertThat(said).contains("needs a terminal").contains("promotion-gate, promote-release, rollback-release");
    }

    @ParameterizedTest
    @CsvSource({"dumb, TERM=dumb says that this terminal shows only lines", "'', without TERM it is not known"})
    void a_terminal_that_shows_only_lines_is_told_what_to_use_instead(String term, String why) {
        try (TmuxUi ui = on("screen")) {
            ui.unset("TERM");
            if (!term.isEmpty()) {
                ui.with("TERM", term);
            }
            ui.start("--demo").expect("error: release-tui draws whole screens");
            assertThat(flowed(ui.screen())).contains(why, "status shows the state and the next step", "watch-release",
                    "run-canary --watch", "rollback-release");
            ui.shell("echo code-$?").expect("code-64");
            ui.expectSane();
        }
    }

    private static String flowed(String screen) {
        return screen.replace("\n", "").replaceAll(" +", " ");
    }
}
