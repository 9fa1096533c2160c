package tests.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ChildJvm;

/** The demo's services, kept up for who wants to try the commands on them. */
class ServedDemoTest {

    private static Map<String, String> told(BufferedReader lines) throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" +", 2);
            told.put(words[0], words[1]);
            if (line.contains("Interrupt (^C) to end")) {
                return told;
            }
        }
        return told;
    }

    @Test
    void the_commands_can_be_tried_on_services_with_a_fault_until_they_are_ended() throws Exception {
        Process process = new ProcessBuilder(ChildJvm.command("Demo", "--serve", "--fault", "no-rate-limit")).start();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, String> told = told(lines);
            assertThat(told).containsKeys("staging", "production", "clone");
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(told.get("staging") + "/health")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            Path clone = Path.of(told.get("clone"));
            assertThat(Files.exists(clone.resolve("lockstep.yaml"))).isTrue();
            Outcome gates = Doors.doors().in(clone).open("promotion-gate", "--mode", "staging", "--pace", "free");
            assertThat(gates.exitCode()).as(gates.out() + gates.err()).isEqualTo(20);
            assertThat(gates.out()).contains("failed: burst_429");
        } finally {
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }
}
