package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tests.bench.gate.CertifiedService;
import tests.commands.cli.Doors.Outcome;
import tests.commands.cli.TalkTest;

/** Over TLS the gates speak what the service prefers. */
@ResourceLock(TalkTest.TRACE)
class OfferedProtocolTest {

    @TempDir
    Path folder;

    @Test
    void a_gate_uses_http_2_for_every_request_where_it_is_offered() throws Exception {
        try (CertifiedService service = new CertifiedService()) {
            Files.writeString(folder.resolve("authority.pem"), service.authority());
            Outcome outcome = doors().in(folder).open("promotion-gate", "--mode", "staging", "--base",
                    "https://127.0.0.1:" + service.port(), "--ca-file", "authority.pem", "--verbose");
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            List<String> asked = outcome.err().lines()
                    .filter(line -> line.matches("> (GET|POST) https://127\\.0\\.0\\.1:" + service.port() + "/.*"))
                    .toList();
            assertThat(asked.stream().filter(line -> line.contains("/health: 200"))).hasSize(4);
            assertThat(asked)
                    .hasSize(22).allMatch(line -> line.matches(".*: \\d{3} h2, .*"));
        }
    }
}
