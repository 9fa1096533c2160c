package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.base.error.NotVerified;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.GateRunReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateRunJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GateRun RUN = Runs.of(
            Runs.gate("chat_415", Verdict.PASS, "415, error_code content_type_invalid"),
            Runs.burst(List.of(200, 200, 429)),
            Runs.skipped("burst_recovery"));

    @Test
    void the_document_has_the_fields_of_the_contract() {
        JsonNode run = JSON.readTree(GateRunJson.write(RUN));
        assertThat(run.propertyNames()).containsExactly(
                "schema", "id", "suite", "mode", "base", "commit", "revision", "operator", "started_at", "duration_ms",
                "verdict", "gates");
        assertThat(run.path("schema").asString()).isEqualTo("lockstep/gate-run/v1");
        assertThat(run.path("commit").asString()).isEqualTo(Runs.COMMIT.hex());
        assertThat(run.path("revision")).isEqualTo(JSON.readTree(
                "{\"verified\":true,\"observed\":\"0123456\",\"source\":\"header X-Build-Sha\"}"));
        assertThat(run.path("started_at").asString()).isEqualTo("2026-01-22T10:00:00Z");
        JsonNode gate = run.path("gates").get(0);
        assertThat(gate.propertyNames()).containsExactly(
                "name", "verdict", "reason", "request", "expected", "observed", "timing_ms", "attempts");
        assertThat(gate.path("request")).isEqualTo(JSON.readTree("{\"method\":\"POST\",\"path\":\"/api/chat\"}"));
        assertThat(gate.path("expected").path("status").asInt()).isEqualTo(415);
        assertThat(gate.path("observed").propertyNames())
                .containsExactly("status", "headers", "fields", "body_bytes", "body_sha256");
        assertThat(gate.path("timing_ms")).isEqualTo(JSON.readTree(
                "{\"dns\":1,\"connect\":2,\"tls\":null,\"first_byte\":31,\"total\":32}"));
    }

    @Test
    void what_is_written_reads_back_the_same() {
        assertThat(GateRunReader.read(GateRunJson.write(RUN), "here")).isEqualTo(RUN);
    }

    @Property
    void any_reason_is_written_harmless_and_readable(@ForAll String anything) {
        String document = GateRunJson.write(Runs.of(Runs.gate("health", Verdict.FAIL, anything)));
        assertThat(document.codePoints()).noneMatch(c -> c == 0x1b || c == 0x9b || c == 0x202e || c == 0);
        assertThat(GateRunReader.read(document, "here").verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
        "\"verdict\" : \"pass\",\\n  \"gates\" | \"verdict\" : \"fail\",\\n  \"gates\" | the verdict is not the worst",
        "gate-run/v1                           | gate-run/v9                           | not a lockstep/gate-run/v1",
        "0123456789abcdef                      | 0123                                  | not a full commit SHA",
        "\"name\" : \"chat_415\"               | \"name\" : \"../../etc\"              | not a gate name",
        "\"attempts\" : 1                      | \"attempts\" : -1                     | no number in attempts",
        "2026-01-22T10:00:00Z                  | yesterday                             | yesterday",
    })
    void a_document_that_was_tampered_with_is_refused(String what, String by, String why) {
        String written = GateRunJson.write(RUN);
        String tampered = written.replace(what.replace("\\n", "\n"), by.replace("\\n", "\n"));
        assertThat(tampered).isNotEqualTo(written);
        assertThatThrownBy(() -> GateRunReader.read(tampered, "here"))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining(why);
    }

    @Property
    void no_text_makes_reading_fail_in_any_other_way(@ForAll String anything) {
        assertThatThrownBy(() -> GateRunReader.read(anything, "here")).isInstanceOf(NotVerified.class);
    }
}
