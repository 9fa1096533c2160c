package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Span;
import lockstep.gates.gate.Verdict;
import lockstep.record.evidence.JUnitReport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {

    private static Element suite(String xml) throws Exception {
        return (Element) DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("testsuite").item(0);
    }

    @Test
    void each_verdict_has_its_element_and_is_counted() throws Exception {
        Element suite = suite(JUnitReport.write(List.of(Runs.of(
                Runs.gate("health", Verdict.PASS, "200"),
                Runs.gate("chat_415", Verdict.FAIL, "expected status 415, got <400> & \"more\""),
                Runs.gate("chat_happy", Verdict.INCONCLUSIVE, "rate-limited"),
                Runs.skipped("burst_recovery")))));
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("expected status 415, got <400> & \"more\"");
        assertThat(failure.getTextContent()).isEqualTo(
                "POST /api/chat\nexpected: status 415\nwhat to do: docs/policy.md#chat_415\n");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("time")).isEqualTo("0.032");
    }

    @Test
    void no_rule_is_named_for_a_gate_that_a_team_declared_whatever_it_is_called() throws Exception {
        Element suite = suite(JUnitReport.write(List.of(Runs.of(Runs.gate("chat_415", Verdict.FAIL, "200"))
                .declaredBy(Optional.of("a".repeat(64))))));
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("POST /api/chat\nexpected: status 415\n");
    }

    @Test
    void a_burst_shows_how_long_all_of_it_took_and_its_codes_in_the_order_of_sending() throws Exception {
        GateResult one = Runs.gate("burst_429", Verdict.PASS, "2 × 200, then 1 × 429");
        GateResult burst = new GateResult(
                one.name(), one.verdict(), one.reason(), one.method(), one.path(), one.expected(), one.expectedStatus(),
                one.observed().map(seen -> seen.withCodes(List.of(200, 429, 200))), 3)
                .during(new Span(Instant.EPOCH, Duration.ofMillis(1_500)));
        Element suite = suite(JUnitReport.write(List.of(Runs.of(burst))));
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("time")).isEqualTo("1.500");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent()).isEqualTo("200 429 200");
    }

    @Property(tries = 200)
    void any_reason_makes_well_formed_xml(@ForAll String anything) throws Exception {
        assertThat(suite(JUnitReport.write(List.of(Runs.of(Runs.gate("health", Verdict.FAIL, anything)))))
                .getAttribute("failures"))
                .isEqualTo("1");
    }
}
