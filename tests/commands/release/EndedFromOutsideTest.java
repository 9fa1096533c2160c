package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;

/** A signal between the move of {@code release} and its outcome: the last words say what moved, and how to go on. */
class EndedFromOutsideTest {

    private ReleaseDay day;
    private Sha candidate;

    @BeforeEach
    void production_does_not_come() {
        day = new ReleaseDay();
        candidate = day.landTested("a change");
        day.platformStops();
        day.deployedBy("wait: 5m");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void a_promotion_that_a_signal_ends_after_the_move_exits_24_and_says_that_release_moved(String signal)
            throws IOException, InterruptedException {
        Process process = day.git().start(day.operator("Ada Lovelace").folder(), ChildJvm.command(
                "PromoteRelease", "--yes", "--operator", "Ada Lovelace"));
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("waiting until production runs ")) {
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
                }
            }
        }
        assertThat(process.waitFor()).as(said.toString()).isEqualTo(24);
        assertThat(said.toString())
                .contains(" is not finished: release moved to " + candidate + ", but the command was interrupted\n"
                        + "  `promote-release --resume` continues, from any host; `promote-release --resume --give-up` "
                        + "records the failure.\n");
        assertThat(day.operator("Grace Hopper").promote("--resume", "--give-up").exitCode()).isEqualTo(20);
    }
}
