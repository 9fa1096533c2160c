package tests.record.export;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.record.export.CsvExport;
import lockstep.record.export.HtmlExport;
import lockstep.record.export.JsonExport;
import lockstep.record.journal.MoveTimes;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogWriter;
import lockstep.record.log.PassFail;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.record.log.Entries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogExportTest {

    @Test
    void json_has_the_fields_of_the_template() {
        JsonNode entry = json(log("quiet day")).get("entries").get(0);
        assertThat(entry.get("release_id").asString()).isEqualTo("20260122-1000-rc1");
        assertThat(entry.get("gates_run").get(0).asString()).isEqualTo("health");
        assertThat(entry.get("cost_control_evidence").get(0).get("cost_gate_chat").asString())
                .startsWith("MODE=staging");
        assertThat(entry.get("line").asInt()).isPositive();
    }

    @Test
    void a_version_stands_beside_the_commit_and_an_entry_without_one_has_none() {
        assertThat(json(log("no version")).get("entries").get(0).has("version")).isFalse();
        LogReading named = read(("```\n" + LogWriter.block(Entries.promotion(
                "20260122-1000-rc1", sha(1), PassFail.PASS, Entries.gates("health"), "", List.of())) + "```\n")
                .replace("  environment:", "  version: v1.2.3\n  environment:"));
        assertThat(json(named).get("entries").get(0).get("version").asString()).isEqualTo("v1.2.3");
        assertThat(csv(named)).contains(",version,began,ended,took_seconds\r\n").endsWith(",v1.2.3,,,\r\n");
    }

    @Test
    void what_a_log_of_old_says_under_version_and_is_none_is_passed_over() {
        LogReading odd = read(("```\n" + LogWriter.block(Entries.promotion(
                "20260122-1000-rc1", sha(1), PassFail.PASS, Entries.gates("health"), "", List.of())) + "```\n")
                .replace("  environment:", "  version: the second one\n  environment:"));
        assertThat(odd.problems()).isEmpty();
        assertThat(json(odd).get("entries").get(0).has("version")).isFalse();
    }

    @Property(tries = 300)
    void json_keeps_every_text_and_is_plain_ascii(@ForAll String notes) {
        String text = JsonExport.of(log(notes), Optional.empty());
        assertThat(text.strip().chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
        assertThat(json(log(notes)).get("entries").get(0).get("notes").asString()).isEqualTo(notes);
    }

    @Test
    void other_blocks_and_problems_are_in_the_json_too() {
        JsonNode json = json(read("```\n- type: x\n```\n```\n- release_id: 1\n```\n"));
        assertThat(json.get("entries").get(0).get("unknown").asBoolean()).isTrue();
        assertThat(json.get("problems").get(0).get("line").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1", "|x", "%x"})
    void no_cell_is_run_as_a_formula(String notes) {
        List<String> lines = csv(log(notes)).lines().toList();
        assertThat(lines.get(1)).doesNotContain("," + notes + ",").containsPattern(",\"?('|\\\\x09)");
    }

    @Test
    void csv_is_as_rfc_4180_has_it() {
        String csv = csv(log("a \"b\", c\nd"));
        assertThat(csv).contains(",\"a \"\"b\"\", c\\x0ad\",").endsWith("\r\n");
        assertThat(csv.split("\r\n")).hasSize(2);
    }

    @Test
    void csv_tells_of_a_move_when_it_began_and_ended_and_leaves_empty_what_cannot_be_read() {
        Instant began = Instant.parse("2026-01-22T10:00:12Z");
        assertThat(CsvExport.of(log(""), id -> new MoveTimes(Optional.of(began), Optional.of(began.plusSeconds(94)))))
                .endsWith(",2026-01-22T10:00:12Z,2026-01-22T10:01:46Z,94\r\n");
        assertThat(CsvExport.of(log(""), id -> new MoveTimes(Optional.of(began), Optional.empty())))
                .endsWith(",2026-01-22T10:00:12Z,,\r\n");
        assertThat(CsvExport.of(log(""), id -> new MoveTimes(Optional.of(began), Optional.of(began.minusSeconds(9)))))
                .endsWith(",2026-01-22T10:00:03Z,\r\n");
        assertThat(CsvExport.of(read("```\n- type: x\n```\n"), id -> { throw new AssertionError(id); }))
                .endsWith(",,,\r\n");
    }

    @Property(tries = 300)
    void html_holds_no_markup_but_its_own_and_nothing_a_terminal_obeys(@ForAll String notes) {
        String page = HtmlExport.of(log(notes + "<script>alert(1)</script>\" onload='x'"), Optional.empty());
        assertThat(page).doesNotContain("<script", "' ")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;");
        assertThat(page.lines()).allMatch(line -> line.equals(Sanitiser.line(line, line.length())));
    }

    private static String csv(LogReading log) {
        return CsvExport.of(log, id -> MoveTimes.unknown());
    }

    private static LogReading log(String notes) {
        return LogReader.read(LogWriter.append(new byte[0], Entries.promotion(
                "20260122-1000-rc1", sha(1), PassFail.PASS, Entries.gates("health"), notes, List.of("javascript:x"))));
    }

    private static LogReading read(String text) {
        return LogReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(LogReading log) {
        return new JsonMapper().readTree(JsonExport.of(log, Optional.empty()));
    }
}
