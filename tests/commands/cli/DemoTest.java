package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.demo.rehearsal.DemoCommand;
import lockstep.demo.rehearsal.Narrator;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

class DemoTest {

    @Test
    void the_day_passes_on_services_without_faults() {
        Outcome outcome = doors().open("demo");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("9 gates passed").contains("8 gates passed")
                .contains("8  rollback-release").contains("verified: 3 entries, 8 commits");
    }

    @Test
    void a_broken_staging_ends_the_day_before_production() {
        Outcome outcome = doors().open("demo", "--fault", "chat-ungoverned");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("FAIL  failed: chat_happy").contains("No evidence, no promotion")
                .doesNotContain("promote-release");
    }

    @Test
    void an_unknown_fault_is_refused_with_those_that_exist() {
        Outcome outcome = doors().open("demo", "--fault", "gremlins");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("there is no fault 'gremlins'").contains("health-500");
    }

    @Test
    void the_faults_are_listed_with_the_gates_they_break() {
        assertThat(doors().open("demo", "--list-faults").out()).containsPattern("no-recovery\\s+burst_recovery");
    }

    private static String atATerminal(Consumer<Console> work) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        work.accept(new Console(print, print, true, true, true, Map.of("NO_COLOR", "1"), Path.of("."), Console.Talk.USUAL,
                new ByteArrayInputStream(new byte[0]), false));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void at_a_terminal_the_faults_and_the_help_keep_to_its_width() {
        String faults = atATerminal(console -> new DemoCommand(console, true).listFaults());
        assertThat(faults).contains("no-recovery             a limit, once reached, never ends",
                "                        breaks burst_recovery");
        assertThat(faults.lines()).allMatch(line -> line.length() <= 80);
        for (String alias : List.of("demo", "release-tui", "promote-release")) {
            String help = atATerminal(console -> Cli.open(Doors.door(alias), console, "--help"));
            assertThat(help.lines()).as(alias).hasSizeGreaterThan(10).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void at_a_terminal_the_words_of_the_rehearsed_day_are_not_cut() {
        String told = atATerminal(console -> {
            Narrator narrator = new Narrator(console, console.theme(true));
            narrator.step("promote-release: release is moved to ed58f53 and the intent recorded, all in one push");
            narrator.brought(List.of("  error_rate needs about 1976 canary requests, 6 s at 10 % of 3405.5 requests a second"));
        });
        assertThat(told).isEqualTo("""
                1  promote-release: release is moved to ed58f53 and the intent recorded, all in
                     one push
                     error_rate needs about 1976 canary requests, 6 s at 10 % of 3405.5 requests
                       a second
                """);
    }

    @Test
    void a_description_is_broken_where_the_line_ends_only() {
        assertThat(doors().open("release-tui", "--help").out().lines())
                .anyMatch(line -> line.startsWith("smoke, log. It resumes where the release stands."));
    }
}
