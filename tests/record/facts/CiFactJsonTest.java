package tests.record.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiFactJsonTest {

    private static CiFact fact(Finding finding) {
        return new CiFact(new FactName("unit"), Sha.parse("0123456789abcdef0123456789abcdef01234567"), "reports/unit.xml",
                "junit", "ab".repeat(32), Trust.OPERATOR, new Operator("nadja"), Instant.parse("2026-01-22T10:00:00Z"),
                finding, Optional.of("4711"));
    }

    static Stream<Finding> findings() {
        return Stream.of(new Finding.Tests(1, 2, 3, 4, 10),
                new Finding.Coverage(Map.of("line", new Finding.Coverage.Ratio(8, 10))),
                new Finding.Findings(1, 2, 3, 4, 5, 6, Optional.empty()),
                new Finding.Findings(0, 0, 0, 0, 0, 0, Optional.of("the report has no run")),
                new Finding.Load(1, 2, 3, 4, List.of("http_req_duration p(95)<500")),
                new Finding.Checks(Map.of("build", Finding.Checks.State.PASSED, "lint", Finding.Checks.State.PENDING)),
                new Finding.Review(List.of("olga"), List.of("omar")));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void a_fact_that_was_written_reads_as_it_was(Finding finding) {
        assertThat(CiFactJson.read(CiFactJson.write(fact(finding)), "fact")).isEqualTo(fact(finding));
    }

    @Test
    void the_document_has_the_fields_of_the_contract() {
        assertThat(new String(CiFactJson.write(fact(new Finding.Tests(1, 0, 0, 0, 1))), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "schema" : "lockstep/ci-fact/v1",
                          "name" : "unit",
                          "commit" : "0123456789abcdef0123456789abcdef01234567",
                          "source" : "reports/unit.xml",
                          "format" : "junit",
                          "digest" : {
                            "sha256" : "abababababababababababababababababababababababababababababababab"
                          },
                          "trust" : "operator",
                          "operator" : "nadja",
                          "recorded_at" : "2026-01-22T10:00:00Z",
                          "ci_run_id" : "4711",
                          "tests" : {
                            "passed" : 1,
                            "failed" : 0,
                            "errors" : 0,
                            "skipped" : 0,
                            "declared" : 1
                          }
                        }
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"schema\":\"lockstep/ci-fact/v2\"}", "{\"schema\":\"lockstep/ci-fact/v1\"}"})
    void what_is_no_fact_is_not_read_as_one(String text) {
        assertThatThrownBy(() -> CiFactJson.read(text.getBytes(StandardCharsets.UTF_8), "evidence/x.json"))
                .isInstanceOf(NotVerified.class)
                .hasMessageStartingWith("the fact evidence/x.json cannot be read: ");
    }

    @Test
    void a_negative_count_is_not_read() {
        String text = new String(CiFactJson.write(fact(new Finding.Tests(1, 0, 0, 0, 1))), StandardCharsets.UTF_8)
                .replace("\"failed\" : 0", "\"failed\" : -1");

        assertThatThrownBy(() -> CiFactJson.read(text.getBytes(StandardCharsets.UTF_8), "x"))
                .hasMessage("the fact x cannot be read: failed is not a count");
    }
}
