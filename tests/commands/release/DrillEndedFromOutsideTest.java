package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;

/** A signal while a kill switch is off: the switch is turned on before the process ends. */
class DrillEndedFromOutsideTest {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void a_switch_that_a_drill_turned_off_is_on_again_when_its_process_has_ended(String signal, int exitCode)
            throws IOException, InterruptedException {
        try (ReleaseDay day = new ReleaseDay()) {
            String turn = "[curl, -fsS, -X, POST, " + day.stagingAddress() + "/features/suggestions/%s]";
            day.configuredWith("""
                    pipeline:
                      kill_switches:
                        - flag: suggestions
                          owner: olga@example.org
                          off: %s
                          on: %s
                          shows: {path: /suggestions, off: never, on: "200"}
                    """.formatted(turn.formatted("off"), turn.formatted("on")));
            day.landTested("second");
            Process process = day.git().start(day.operator("Olga").folder(), ChildJvm.command(
                    "DrillKillSwitch", "suggestions", "--yes", "--operator", "Olga", "--patience", "1m"));
            StringBuilder said = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.append(line).append('\n');
                    if (line.startsWith("turning suggestions off")) {
                        until(day, 404);
                        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
                    }
                }
            }
            assertThat(process.waitFor()).as(said.toString()).isEqualTo(exitCode);
            assertThat(said).contains("suggestions is on again on staging; the drill is not recorded");
            assertThat(status(day)).isEqualTo(200);
            assertThat(day.evidence()).doesNotContain("evidence/drills/");
        }
    }

    private static void until(ReleaseDay day, int status) throws IOException, InterruptedException {
        while (status(day) != status) {
            Thread.onSpinWait();
        }
    }

    private static int status(ReleaseDay day) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(day.stagingAddress() + "/suggestions")).build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }
}
