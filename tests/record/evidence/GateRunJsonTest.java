package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.gates.gate.About;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.GateRunReader;
import lockstep.record.history.GateRunFacts;
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
                "{\"verified\":true,\"observed\":\"0123456\",\"source\":\"header X-Build-Sha\",\"digits\":7}"));
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
    void what_did_not_pass_says_whether_it_is_about_the_service_or_the_way_to_it() {
        GateResult changed = Runs.gate("revision", Verdict.INCONCLUSIVE, "it changed")
                .deciding(Decision.inconclusiveByTheService("it changed"));
        GateRun run = Runs.of(
                Runs.gate("health", Verdict.PASS, "200"), Runs.gate("chat_415", Verdict.FAIL, "400"),
                Runs.gate("chat_happy", Verdict.INCONCLUSIVE, "rate-limited"), changed);
        assertThat(JSON.readTree(GateRunJson.write(run)).path("gates").valueStream()
                .map(gate -> gate.path("about").asString("")))
                .containsExactly("", "service", "way", "service");
        assertThat(GateRunReader.read(GateRunJson.write(run), "here")).isEqualTo(run);
    }

    @Test
    void a_recorded_failure_is_the_services_unless_every_failed_gate_says_that_it_is_about_the_way() {
        GateResult onTheWay = Runs.gate("chat_415", Verdict.FAIL, "no route")
                .deciding(new Decision(Verdict.FAIL, "no route", Optional.of(About.WAY)));
        GateResult undecided = Runs.gate("health", Verdict.INCONCLUSIVE, "it restarted")
                .deciding(Decision.inconclusiveByTheService("it restarted"));
        assertThat(reread(Runs.of(onTheWay, undecided)).failedByService()).isFalse();
        assertThat(reread(Runs.of(onTheWay, Runs.gate("health", Verdict.FAIL, "503"))).failedByService()).isTrue();
        String untold = GateRunJson.write(Runs.of(onTheWay)).replaceAll(",\\s*\"about\" : \"way\"", "");
        assertThat(untold).doesNotContain("about");
        assertThat(GateRunFacts.of(GateRunReader.read(untold, "here")).failedByService()).isTrue();
    }

    private static GateRunFacts reread(GateRun run) {
        return GateRunFacts.of(GateRunReader.read(GateRunJson.write(run), "here"));
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
        "\"attempts\" : 1                      | \"attempts\" : -1                     | attempts is not a count",
        "2026-01-22T10:00:00Z                  | yesterday                             | yesterday",
        "2026-01-22T10:00:00Z                  | +1000000000-12-31T23:59:59Z           | out of bounds",
        "2026-01-22T10:00:00Z                  | 1999-12-31T23:59:59Z                  | out of bounds",
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
