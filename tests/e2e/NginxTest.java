package tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The promotion gate against a server that nobody here wrote. */
class NginxTest {

    @TempDir
    Path folder;

    private Outcome gate(NginxService service, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        return doors().in(folder).with("MODE", "Staging").with("BASE", service.base())
                .open("promotion-gate", arguments.toArray(String[]::new));
    }

    private static List<String> gatesWith(Outcome outcome, String verdict) {
        JsonNode run = JsonMapper.builder().build().readTree(outcome.out());
        List<String> names = new ArrayList<>();
        run.path("gates").forEach(gate -> {
            if (gate.path("verdict").asString().equals(verdict)) {
                names.add(gate.path("name").asString());
            }
        });
        return names;
    }

    @Test
    void a_service_that_keeps_the_contract_passes() throws Exception {
        try (NginxService service = NginxService.keeping_the_contract(folder)) {
            Outcome outcome = gate(service, "--junit", "out.xml", "--evidence-dir", "evidence");
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(gatesWith(outcome, "pass"))
                    .containsExactly("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429");
            assertThat(gatesWith(outcome, "skipped")).contains("burst_recovery");
            assertThat(outcome.out()).doesNotContain("0a1b2c3d4e5f");
            assertThat(Files.readString(folder.resolve("out.xml"))).contains("failures=\"0\"");
            assertThat(folder.resolve("evidence")).isDirectoryContaining("glob:**.json");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "health     | = /health { return 200                      | = /health { return 500",
        "db_health  | /db/health { return 200                     | /db/health { return 503",
        "whoami     | add_header Set-Cookie \"anon_session=       | add_header Set-Cookie \"AWSALB=",
        "chat_happy | \"action\":\"ANSWER\"                       | \"action\":\"SHOUT\"",
        "chat_happy | \"rendered_text\":\"Hello.\"                | \"rendered_text\":\"\"",
        "chat_415   | return 415 '{\"ok\":false                   | return 400 '{\"ok\":false",
        "chat_415   | \"error_code\":\"content_type_invalid\",    | ''",
        "burst_429  | limit_req zone=chat burst=4 nodelay;        | ''",
        "burst_429  | limit_req_status 429;                       | limit_req_status 503;",
        "burst_429  | \"error_code\":\"rate_limited\",            | ''",
    })
    void with_one_property_broken_that_gate_alone_fails(String gate, String what, String by) throws Exception {
        try (NginxService service = NginxService.breaking(folder, what, by)) {
            Outcome outcome = gate(service);
            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(20);
            assertThat(gatesWith(outcome, "fail")).containsExactly(gate);
            assertThat(gatesWith(outcome, "inconclusive")).isEmpty();
        }
    }

    @Test
    void in_production_the_smoke_is_run_and_nothing_else() throws Exception {
        try (NginxService service = NginxService.keeping_the_contract(folder)) {
            Outcome outcome = gate(service, "--mode", "PROD");
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(gatesWith(outcome, "pass"))
                    .containsExactly("health", "db_health", "whoami", "chat_happy", "chat_415");
        }
    }
}
