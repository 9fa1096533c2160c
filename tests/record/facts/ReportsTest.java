package tests.record.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Coverage.Ratio;
import lockstep.record.facts.ReportFormat;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static Finding read(ReportFormat format, String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8), "report");
    }

    @Test
    void junit_cases_are_counted_one_by_one() {
        assertThat(read(ReportFormat.JUNIT, """
                <?xml version="1.0"?>
                <testsuites tests="5"><testsuite name="a" tests="3">
                  <testcase name="good"/>
                  <testcase name="bad"><failure message="x"/><error/></testcase>
                  <testcase name="ugly"><error/></testcase>
                </testsuite><testsuite name="b" tests="2">
                  <testcase name="later"><skipped/></testcase>
                  <testcase name="loud"><system-out>failure</system-out></testcase>
                </testsuite></testsuites>
                """)).isEqualTo(new Finding.Tests(2, 0, 2, 1, 5));
    }

    @Test
    void nineteen_skipped_tests_are_not_nineteen_that_passed() {
        String skipped = "<testcase name='t'><skipped/></testcase>".repeat(19);

        assertThat(read(ReportFormat.JUNIT, "<testsuite tests='19'>" + skipped + "</testsuite>"))
                .isEqualTo(new Finding.Tests(0, 0, 0, 19, 19));
    }

    @Test
    void a_report_that_declares_more_tests_than_it_lists_says_so() {
        assertThat(read(ReportFormat.JUNIT, "<testsuite tests='20'><testcase name='t'/></testsuite>").gap())
                .contains("the report declares 20 tests and lists 1");
    }

    @Test
    void a_case_that_is_switched_off_in_googletest_did_not_pass() {
        assertThat(read(ReportFormat.JUNIT, """
                <testsuites tests="2" failures="0" disabled="1" errors="0"><testsuite name="a" tests="2" disabled="1">
                  <testcase name="ran" status="run" result="completed"/>
                  <testcase name="DISABLED_other" status="notrun" result="suppressed"/>
                </testsuite></testsuites>
                """)).isEqualTo(new Finding.Tests(1, 0, 0, 1, 2));
    }

    @Test
    void a_skipped_case_whose_teardown_fails_is_an_error_as_pytest_writes_it() {
        assertThat(read(ReportFormat.JUNIT, """
                <testsuites><testsuite name="pytest" errors="1" failures="0" skipped="1" tests="2">
                  <testcase name="a"><skipped type="pytest.skip"/><error message="failed on teardown"/></testcase>
                </testsuite></testsuites>
                """)).isEqualTo(new Finding.Tests(0, 0, 1, 0, 2));
    }

    @Test
    void failures_that_a_suite_declares_and_does_not_list_count() {
        assertThat(read(ReportFormat.JUNIT, """
                <testsuite name="a" tests="2" failures="1" errors="1"><testcase name="x"/><testcase name="y"/></testsuite>
                """)).isEqualTo(new Finding.Tests(2, 0, 2, 0, 2));
        assertThat(read(ReportFormat.JUNIT, """
                <testsuite name="a" tests="1" errors="1"><testcase name="x"/><error message="set-up"/></testsuite>
                """)).isEqualTo(new Finding.Tests(1, 0, 1, 0, 1));
    }

    @Test
    void trivy_that_had_nothing_to_scan_is_no_scan() {
        assertThat(read(ReportFormat.TRIVY, "{\"SchemaVersion\": 2, \"ArtifactName\": \"wrong/path\"}").gap())
                .hasValueSatisfying(why -> assertThat(why).startsWith("Trivy scanned nothing"));
        assertThat(read(ReportFormat.TRIVY, "{\"SchemaVersion\": 2, \"Results\": [{\"Target\": \"debian\"}]}").gap())
                .isEmpty();
    }

    @Test
    void more_lines_covered_than_there_are_is_no_report() {
        assertThatThrownBy(() -> read(ReportFormat.LCOV, "SF:a.c\nLF:10\nLH:1000\nend_of_record\n"))
                .isInstanceOf(UsageError.class).hasMessageContaining("1000 of 10 cannot be covered");
    }

    @Test
    void what_two_tests_tell_of_one_file_is_joined_and_counted_once() {
        String listed = "SF:a.c\nDA:1,%d\nDA:2,%d\nLF:2\nLH:1\nend_of_record\n";
        String other = "SF:b.c\nDA:1,0\nDA:2,0\nLF:2\nLH:0\nend_of_record\n";
        assertThat(read(ReportFormat.LCOV, "TN:one\n" + listed.formatted(1, 0) + "TN:two\n" + listed.formatted(1, 0)
                + other)).isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(1, 4))));
        assertThat(read(ReportFormat.LCOV, "TN:one\n" + listed.formatted(1, 0) + "TN:two\n" + listed.formatted(0, 1)
                + other)).isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(2, 4))));
        String totals = "TN:%s\nSF:a.c\nLF:4\nLH:%d\nend_of_record\n";
        assertThat(read(ReportFormat.LCOV, totals.formatted("one", 1) + totals.formatted("two", 3)))
                .isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(3, 4))));
    }

    /** As {@code cat packages/*}{@code /lcov.info} puts them together. */
    @Test
    void sources_of_several_packages_that_are_called_alike_are_counted_each() {
        String file = "TN:\nSF:src/index.ts\n%sLF:2\nLH:%d\nend_of_record\n";
        assertThat(read(ReportFormat.LCOV, file.formatted("DA:1,1\nDA:2,1\n", 2) + file.formatted("DA:1,0\nDA:3,0\n", 0)))
                .isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(2, 4))));
        assertThat(read(ReportFormat.LCOV, file.formatted("", 2) + file.formatted("", 0)))
                .isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(2, 4))));
    }

    @Test
    void a_load_test_of_grpc_has_requests() {
        assertThat(read(ReportFormat.K6, """
                {"metrics": {"iterations": {"count": 50}, "grpc_req_duration": {"avg": 3.1,
                 "thresholds": {"p(95)<500": false}}}}
                """)).isEqualTo(new Finding.Load(50, 0, 0, 1, List.of()));
        assertThat(read(ReportFormat.K6, "{\"metrics\": {\"iterations\": {\"count\": 50}}}"))
                .isEqualTo(new Finding.Load(0, 0, 0, 0, List.of()));
    }

    @Test
    void the_counters_of_the_whole_jacoco_report_count_and_its_document_type_is_not_followed() {
        assertThat(read(ReportFormat.JACOCO, """
                <?xml version="1.0"?>
                <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "http://127.0.0.1:1/report.dtd">
                <report name="r"><package name="p"><counter type="LINE" missed="9" covered="1"/></package>
                <counter type="INSTRUCTION" missed="10" covered="90"/><counter type="LINE" missed="2" covered="8"/></report>
                """)).isEqualTo(new Finding.Coverage(Map.of("instruction", new Ratio(90, 100), "line", new Ratio(8, 10))));
    }

    @Test
    void modules_are_added_up_not_averaged() {
        Finding small = read(ReportFormat.LCOV, "SF:a\nLF:10\nLH:10\nend_of_record\n");
        Finding large = read(ReportFormat.LCOV, "SF:b\nLF:990\nLH:490\nBRF:4\nBRH:1\nend_of_record\n");

        assertThat(ReportFormat.sum(small, large)).isEqualTo(
                new Finding.Coverage(Map.of("line", new Ratio(500, 1000), "branch", new Ratio(1, 4))));
    }

    @Test
    void an_lcov_file_without_totals_has_its_lines_branches_and_functions_counted_once_each() {
        assertThat(read(ReportFormat.LCOV, """
                SF:a
                FN:1,f
                FNDA:0,f
                FNDA:2,g(int, int)
                FNDA:0,g(int, long)
                DA:1,3
                DA:2,0
                DA:2,1,checksum
                DA:3,0
                BRDA:2,0,0,-
                BRDA:2,0,1,7
                end_of_record
                SF:b
                LF:10
                LH:2
                DA:1,1
                end_of_record
                """)).isEqualTo(new Finding.Coverage(Map.of(
                        "line", new Ratio(4, 13), "branch", new Ratio(1, 2), "method", new Ratio(1, 3))));
    }

    @Test
    void cobertura_has_totals_or_else_its_lines_are_counted() {
        assertThat(read(ReportFormat.COBERTURA, "<coverage lines-covered='8' lines-valid='10' branches-covered='1'"
                + " branches-valid='2'/>"))
                .isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(8, 10), "branch", new Ratio(1, 2))));
        assertThat(read(ReportFormat.COBERTURA, "<coverage><packages><package><classes><class><methods><method><lines>"
                + "<line hits='1'/></lines></method></methods><lines><line hits='1'/><line hits='0'/></lines></class>"
                + "</classes></package></packages></coverage>"))
                .isEqualTo(new Finding.Coverage(Map.of("line", new Ratio(1, 2))));
    }

    @Test
    void sarif_severities_are_those_of_the_rules_and_a_level_hides_nothing() {
        assertThat(read(ReportFormat.SARIF, """
                {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"s","rules":[
                  {"id":"A","properties":{"security-severity":"9.8"}},{"id":"B","properties":{"security-severity":"7.0"}},
                  {"id":"C"}]}},
                 "invocations":[{"executionSuccessful":true}],
                 "results":[{"ruleId":"A","level":"note"},{"ruleId":"B"},{"ruleId":"C","level":"error"},
                  {"ruleId":"A","suppressions":[{"kind":"external","status":"accepted"}]},
                  {"ruleId":"A","suppressions":[{"kind":"external","status":"rejected"}]},
                  {"ruleId":"A","kind":"pass"}]}]}
                """)).isEqualTo(new Finding.Findings(2, 1, 0, 0, 1, 1, Optional.empty()));
    }

    @Test
    void a_scan_that_did_not_run_to_its_end_is_not_clean() {
        assertThat(read(ReportFormat.SARIF, "{\"runs\":[]}").gap()).contains("the report has no run");
        assertThat(read(ReportFormat.SARIF,
                "{\"runs\":[{\"invocations\":[{\"executionSuccessful\":false}],\"results\":[]}]}").gap())
                .contains("the scan did not run to its end");
        assertThat(read(ReportFormat.SARIF, "{\"runs\":[{}]}").gap()).contains("a run has no results");
    }

    @Test
    void grype_and_trivy_are_counted_by_severity() {
        assertThat(read(ReportFormat.GRYPE, "{\"matches\":[{\"vulnerability\":{\"severity\":\"Critical\"}},"
                + "{\"vulnerability\":{\"severity\":\"Negligible\"}},{\"vulnerability\":{\"severity\":\"Unknown\"}}],"
                + "\"ignoredMatches\":[{}]}")).isEqualTo(new Finding.Findings(1, 0, 0, 1, 1, 1, Optional.empty()));
        assertThat(read(ReportFormat.TRIVY, "{\"SchemaVersion\":2,\"Results\":[{\"Vulnerabilities\":[{\"Severity\":\"HIGH\"}],"
                + "\"Misconfigurations\":[{\"Status\":\"PASS\",\"Severity\":\"CRITICAL\"},{\"Status\":\"FAIL\",\"Severity\":"
                + "\"MEDIUM\"}],\"Secrets\":[{\"Severity\":\"CRITICAL\"}]}]}"))
                .isEqualTo(new Finding.Findings(1, 1, 1, 0, 0, 0, Optional.empty()));
        assertThat(read(ReportFormat.TRIVY, "{\"SchemaVersion\":2,\"Results\":[{}]}"))
                .isEqualTo(new Finding.Findings(0, 0, 0, 0, 0, 0, Optional.empty()));
    }

    @Test
    void both_forms_of_a_k6_summary_tell_which_thresholds_were_crossed() {
        assertThat(read(ReportFormat.K6, "{\"metrics\":{\"http_req_duration\":{\"thresholds\":{\"p(95)<500\":true,"
                + "\"avg<200\":false}},\"checks\":{\"passes\":9,\"fails\":1},\"http_reqs\":{\"count\":10}}}"))
                .isEqualTo(new Finding.Load(10, 9, 1, 2, List.of("http_req_duration p(95)<500")));
        assertThat(read(ReportFormat.K6, "{\"metrics\":{\"http_req_duration\":{\"values\":{},\"thresholds\":{\"p(95)<500\":"
                + "{\"ok\":false}}},\"http_reqs\":{\"values\":{\"count\":7}}}}"))
                .isEqualTo(new Finding.Load(7, 0, 0, 1, List.of("http_req_duration p(95)<500")));
    }

    @Test
    void an_in_toto_test_result_is_read_bare_and_in_its_envelope() {
        String statement = "{\"predicateType\":\"https://in-toto.io/attestation/test-result/v0.1\",\"predicate\":{\"result\":"
                + "\"PASSED\",\"passedTests\":[\"a\",\"b\"]}}";
        String envelope = "{\"payload\":\"" + Base64.getEncoder().encodeToString(
                statement.getBytes(StandardCharsets.UTF_8)) + "\"}";

        assertThat(read(ReportFormat.IN_TOTO, statement)).isEqualTo(new Finding.Tests(2, 0, 0, 0, 0));
        assertThat(read(ReportFormat.IN_TOTO, envelope)).isEqualTo(new Finding.Tests(2, 0, 0, 0, 0));
    }

    @Test
    void a_report_that_is_something_else_is_refused_with_what_is_wrong_and_where() {
        assertThatThrownBy(() -> read(ReportFormat.JUNIT, "<html></html>")).isInstanceOf(UsageError.class).hasMessage(
                "report cannot be read as JUnit XML: it begins with <html>, <testsuites> or <testsuite> is expected");
        assertThatThrownBy(() -> read(ReportFormat.JUNIT, "<testsuite>\n<oops")).hasMessage(
                "report cannot be read as JUnit XML: line 2 is not well-formed XML");
        assertThatThrownBy(() -> read(ReportFormat.LCOV, "LF:many\nend_of_record")).hasMessage(
                "report cannot be read as LCOV tracefile: line 1: \"many\" is not a count");
        assertThatThrownBy(() -> read(ReportFormat.LCOV, "SF:a\nDA:7\nend_of_record")).hasMessage(
                "report cannot be read as LCOV tracefile: line 2: \"7\" has no 2 parts");
        assertThatThrownBy(() -> read(ReportFormat.JACOCO, "<report><counter type='LINE' missed='-1' covered='2'/></report>"))
                .hasMessage("report cannot be read as JaCoCo XML: line 1: missed=\"-1\" is not a count");
        assertThatThrownBy(() -> read(ReportFormat.GRYPE, "{}")).hasMessage(
                "report cannot be read as grype JSON: it has no list \"matches\"");
        assertThatThrownBy(() -> read(ReportFormat.SARIF, "[]")).hasMessage(
                "report cannot be read as SARIF 2.1.0: it is not one JSON object");
    }

    @Test
    void a_bomb_of_entities_or_of_depth_is_refused() {
        String entities = "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><testsuite><testcase>&b;"
                + "</testcase></testsuite>";

        assertThatThrownBy(() -> read(ReportFormat.JUNIT, entities)).isInstanceOf(UsageError.class);
        assertThatThrownBy(() -> read(ReportFormat.JUNIT, "<testsuite>".repeat(100) + "</testsuite>".repeat(100)))
                .hasMessage("report cannot be read as JUnit XML: its elements lie more than 64 deep");
        assertThatThrownBy(() -> ReportFormat.JUNIT.read(new byte[ReportFormat.LARGEST + 1], "report"))
                .hasMessage("report cannot be read as JUnit XML: it has 16777217 bytes, at most 16777216 are read");
    }
}
