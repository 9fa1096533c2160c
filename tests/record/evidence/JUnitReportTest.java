package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
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
        Element suite = suite(JUnitReport.write(Runs.of(
                Runs.gate("health", Verdict.PASS, "200"),
                Runs.gate("chat_415", Verdict.FAIL, "expected status 415, got <400> & \"more\""),
                Runs.gate("chat_happy", Verdict.INCONCLUSIVE, "rate-limited"),
                Runs.skipped("burst_recovery"))));
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("expected status 415, got <400> & \"more\"");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("time")).isEqualTo("0.032");
    }

    @Property(tries = 200)
    void any_reason_makes_well_formed_xml(@ForAll String anything) throws Exception {
        assertThat(suite(JUnitReport.write(Runs.of(Runs.gate("health", Verdict.FAIL, anything))))
                .getAttribute("failures"))
                .isEqualTo("1");
    }
}
