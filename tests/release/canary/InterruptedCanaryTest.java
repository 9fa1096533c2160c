package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Scratch;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.TmuxUi;

/** ^C on a real terminal asks what is to become of the canary's weight. */
class InterruptedCanaryTest {

    private static final String QUESTION = "keeps its traffic unless you type abort";
    private static final String STAYS = "is open and nobody watches it; its weight stays";

    private final CanaryDay day = new CanaryDay().lasting("4m");
    private final Path folder = Scratch.folder("lockstep-terminal");
    private final Seat olga = day.operator("Olga");
    private TmuxUi terminal;

    /** Somebody runs a canary at a shell, and presses ^C while it is judged. */
    @BeforeEach
    void interrupt() {
        terminal = new TmuxUi(folder, "screen", 220, 40);
        String exports = day.day().git().environment().entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        List<String> command = ChildJvm.command("RunCanary", "--yes", "--operator", "Olga");
        Path script = folder.resolve("run-canary.sh");
        ReleaseDay.write(script, exports + "cd " + olga.folder() + "\n'" + String.join("' '", command)
                + "'\necho \"ended with $?\"\n");
        terminal.shell("clear; bash " + script);
        terminal.expect("error_rate  worse by at most");
        terminal.press("^C");
        terminal.expect(QUESTION);
    }

    @AfterEach
    void end() {
        terminal.close();
        day.close();
    }

    @Test
    void abort_takes_all_traffic_off_and_records_it() {
        terminal.shell("abort");

        terminal.expect("all traffic was taken off the canary, and that is recorded", "ended with 24");
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
        terminal.expectSane();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stop", "ABORT!"})
    void every_other_answer_leaves_the_weight_and_says_how_to_end_it(String answer) {
        terminal.shell(answer);

        leavesIt();
    }

    @Test
    void the_end_of_the_input_leaves_it() {
        terminal.press("^D");

        leavesIt();
    }

    @Test
    void no_answer_leaves_it_and_neither_does_a_second_interrupt_end_it() {
        terminal.press("^C");

        leavesIt();
    }

    private void leavesIt() {
        terminal.expect(STAYS, "run-canary --abort", "ended with 24");
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(day.open(olga)).hasSize(1);
        assertThat(day.operator("Omar").status().out()).contains("at 10 % of the traffic")
                .containsAnyOf("it must end before", "NOTHING WAS RECORDED");
    }
}
