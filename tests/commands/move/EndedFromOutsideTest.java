package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.commands.cli.PublishedSchemas;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        Ended ended = ended(signal, day.operator("Ada Lovelace"), "PromoteRelease", "--yes", "--operator", "Ada Lovelace");
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(24);
        assertThat(ended.said())
                .contains(" is not finished: release moved to " + candidate + ", but the command was interrupted\n"
                        + "  `promote-release --resume` continues, from any host; `promote-release --resume --give-up` "
                        + "records the failure.\n");
        assertThat(day.operator("Grace Hopper").promote("--resume", "--give-up").exitCode()).isEqualTo(20);
    }

    @Test
    void a_program_is_told_which_release_a_signal_left_unfinished() throws IOException, InterruptedException {
        Ended ended = ended("TERM", day.operator("Ada Lovelace"), "PromoteRelease", "--yes", "--operator", "Ada Lovelace",
                "--json");
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(24);
        JsonNode error = JsonMapper.builder().build().readTree(ended.out());
        assertThat(error.path("schema").asString()).isEqualTo("lockstep/error/v1");
        assertThat(error.path("command").asString()).isEqualTo("promote-release");
        assertThat(error.path("release_id").asString()).matches("\\d{8}-\\d{4}-rc1");
        assertThat(error.path("exit_code").asInt()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void a_rollback_that_a_signal_ends_after_the_move_exits_24_and_says_how_to_go_on(String signal)
            throws IOException, InterruptedException {
        day.platformDeploys();
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        day.landTested("a worse change");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        day.platformStops();
        Ended ended = ended(signal, day.operator("Ada Lovelace"), "RollbackRelease", "--yes", "--operator", "Ada Lovelace",
                "--trigger", "5xx spike", "--approve", "Olga Owner");
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(24);
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        assertThat(ended.said())
                .contains(" is not finished: release moved to " + candidate + ", but the command was interrupted\n"
                        + "  `rollback-release --resume` continues, from any host; `rollback-release --resume "
                        + "--give-up` records the failure.\n");
        day.runs(Environment.PRODUCTION, candidate.hex());
        Outcome resumed = day.operator("Grace Hopper").rollBack("--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(day.log()).contains("type: rollback", "result: completed");
        assertThat(day.operator("Grace Hopper").log("verify").exitCode()).isZero();
    }

    /** @param out what a program would read, of what it said */
    private record Ended(int exitCode, String said, String out) {}

    /** The signal comes while production is waited for. What it prints for a program is held as a command's here. */
    private Ended ended(String signal, Seat seat, String door, String... words) throws IOException, InterruptedException {
        Path out = day.folder().resolve("out");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" > \"$0\"", out.toString()));
        command.addAll(ChildJvm.command(door, words));
        Process process = day.git().start(seat.folder(), command);
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
        int exitCode = process.waitFor();
        String printed = Files.readString(out);
        PublishedSchemas.hold(door, List.of(words), exitCode, printed);
        return new Ended(exitCode, said + printed, printed);
    }
}
