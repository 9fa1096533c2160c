package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.record.log.LogTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** release-log on a log with a promotion of hostile notes, one that failed, and a rollback. It only reads. */
class ReleaseLogDoorTest {

    private static final String HOSTILE = "=HYPERLINK(\"http://127.0.0.1\"),<script>alert('x')</script>\u001b[31m";

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha good;
    private static Sha bad;
    private static List<String> ids;

    @BeforeAll
    static void a_promotion_a_failure_and_a_rollback() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        good = day.landTested("good");
        assertThat(ada.promoteNow("--notes", HOSTILE).exitCode()).isZero();
        bad = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.promoteNow().exitCode()).isEqualTo(20);
        day.productionIsMended();
        assertThat(ada.rollBack("--trigger", "@5xx spike", "--approve").exitCode()).isZero();
        ids = day.log().lines().filter(line -> line.matches("- release_id: \\d.*"))
                .map(line -> line.substring(14))
                .toList();
        assertThat(ids).hasSize(3);
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static String read(String... words) {
        String refs = day.refs();
        Outcome outcome = ada.log(words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(outcome.out()).doesNotContain("\u001b");
        return outcome.out();
    }

    @Test
    void list_has_a_line_an_entry_newest_first() {
        assertThat(read("list").lines().map(line -> List.of(line.split(" {2,}")))).satisfiesExactly(
                heading -> assertThat(heading)
                        .containsExactly("LINE", "ID", "TYPE", "COMMIT", "RESULT", "OPERATOR", "WHY"),
                third -> assertThat(third.subList(1, 7)).containsExactly(
                        ids.get(2), "rollback", good.abbreviated(), "completed", "Ada Lovelace", "@5xx spike"),
                second -> assertThat(second.subList(1, 6)).containsExactly(ids.get(1), "promotion",
                        bad.abbreviated(), "fail", "Ada Lovelace"),
                first -> assertThat(first.subList(1, 6)).containsExactly(ids.get(0), "promotion",
                        good.abbreviated(), "pass", "Ada Lovelace"));
    }

    @Test
    void list_can_be_limited_to_the_newest() {
        assertThat(read("list", "--limit", "2").lines().skip(1).map(line -> line.split(" {2,}")[1]))
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(Refusal.of(ada, seat -> seat.log("list", "--limit", "0"))).isEqualTo(new Refusal(
                64, "--limit 0 lists nothing", List.of(), "Give a number from 1."));
    }

    @Test
    void show_prints_the_entry_as_it_stands_in_the_log_and_names_its_evidence() {
        String[] parts = read("show", ids.get(2)).split("\n\n", 2);
        assertThat(day.log()).contains("```\n" + parts[0] + "\n```");
        String folder = ReleaseDay.folderOf(ids.get(2)) + "/";
        assertThat(parts[1].lines()).first().isEqualTo(
                "evidence, on release-evidence at " + day.head(day.evidenceBranch()) + ":");
        assertThat(parts[1].lines().skip(1).map(String::strip))
                .containsExactlyInAnyOrderElementsOf(
                        day.evidence().lines().filter(path -> path.startsWith(folder)).toList())
                .hasSize(6);
    }

    @Test
    void show_of_what_is_not_there_is_a_matter_of_usage() {
        Refusal unknown = Refusal.of(ada, seat -> seat.log("show", "20200101-0000-rc1"));
        assertThat(unknown).isEqualTo(new Refusal(64, "the log has no entry 20200101-0000-rc1",
                List.of(), "See `release-log list`."));
        Refusal senseless = Refusal.of(ada, seat -> seat.log("show", "\u001b[31mlatest"));
        assertThat(senseless.exitCode()).isEqualTo(64);
        assertThat(senseless.message()).isEqualTo("'\\x1b[31mlatest' is not a release id");
    }

    @Test
    void verify_says_in_one_line_that_all_is_well() {
        assertThat(read("verify")).isEqualTo("verified: 3 entries, 8 commits\n");
    }

    @Test
    void json_is_one_document_that_keeps_every_byte() {
        String out = read("export", "--json");
        JsonNode document = JsonMapper.shared().readTree(out);
        assertThat(out.chars()).allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f);
        assertThat(document.path("schema").asString()).isEqualTo("lockstep/release-log/v1");
        assertThat(document.path("problems")).isEmpty();
        assertThat(document.path("evidence_commit").asString()).isEqualTo(day.head(day.evidenceBranch()));
        assertThat(document.path("entries").valueStream().map(entry -> entry.path("release_id").asString()))
                .isEqualTo(ids);
        JsonNode first = document.path("entries").get(0);
        assertThat(first.path("commit_sha").asString()).isEqualTo(good.hex());
        assertThat(first.path("notes").asString()).isEqualTo(HOSTILE.replace("\u001b", "\\x1b"));
        assertThat(first.path("prod_verification").valueStream().map(JsonNode::asString))
                .containsExactly("revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "health_after",
                        "db_health_after");
    }

    @Test
    void csv_opens_with_its_headings_and_no_cell_is_a_formula() {
        String[] rows = read("export", "--csv").split("\r\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[0]).startsWith("line,release_id,type,commit_sha,from_sha,environment,result,");
        assertThat(rows[1]).contains("," + ids.getFirst() + ",promotion," + good + ",").contains(
                ",\"'=HYPERLINK(\"\"http://127.0.0.1\"\"),<script>alert('x')</script>\\x1b[31m\",");
        assertThat(rows[0]).endsWith(",version,began,ended,took_seconds");
        assertThat(rows[1]).matches(".*,(\\d{4}-[^,]*Z),(\\d{4}-[^,]*Z),\\d+");
        assertThat(rows[3]).contains(",rollback," + good + "," + bad + ",").contains(",'@5xx spike,");
        assertThat(String.join(",", rows).split(",")).noneMatch(cell -> cell.matches("\"?[=+@-].*"));
    }

    @Test
    void html_is_a_page_in_which_nothing_can_run() {
        String page = read("export", "--html");
        assertThat(page).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n").contains("default-src 'none'");
        assertThat(page).doesNotContainIgnoringCase("<script").doesNotContain("href=", "src=");
        assertThat(page).contains(
                "<td>=HYPERLINK(&quot;http://127.0.0.1&quot;),&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\\x1b[31m</td>");
        assertThat(page.split("<tr>")).hasSize(5);
        assertThat(page).contains("<p>Read from commit " + day.head(day.evidenceBranch())
                + " of the evidence branch, and not verified.</p>");
    }

    @Test
    void an_export_of_no_one_format_is_a_matter_of_usage() {
        assertThat(Refusal.of(ada, seat -> seat.log("export"))).isEqualTo(new Refusal(
                64, "Missing required argument (specify one of these): (--json | --csv | --html | --site=DIR)",
                        List.of(), "Try `release-log export --help`."));
        assertThat(Refusal.of(ada, seat -> seat.log("export", "--csv", "--json")).message())
                .isEqualTo("--json, --csv are mutually exclusive (specify only one)");
        assertThat(Refusal.of(ada, Seat::log)).isEqualTo(new Refusal(
                64, "no command was given", List.of(),
                "Use list, show, verify, export, dora, template or adopt; see --help."));
    }

    @Test
    void the_template_is_printed_as_a_new_log_begins() {
        assertThat(read("template")).isEqualTo(LogTemplate.PROMOTION);
        assertThat(read("template", "--rollback")).isEqualTo(LogTemplate.ROLLBACK);
    }

    @Test
    void adopt_would_hide_what_is_there() {
        Refusal refusal = Refusal.of(ada, seat -> seat.log("adopt", "--yes"));
        assertThat(refusal).isEqualTo(new Refusal(
                22, "the log is in use already", List.of(),
                "An adoption would hide what came before it; see `release-log list`."));
    }

    @Test
    void a_log_that_cannot_be_read_in_part_says_so_and_shows_the_rest() {
        Seat grace = day.operator("Grace Hopper");
        String tip = day.head(day.evidenceBranch());
        try {
            day.outsider().commitOn(
                    day.evidenceBranch(), "docs/RELEASE_LOG.md",
                            day.log() + "\n\n```\n- release_id: 20990101-0000-rc1\n  type: promotion\n```\n");
            Outcome list = grace.log("list");
            assertThat(list.exitCode()).isEqualTo(25);
            assertThat(list.out().lines()).hasSize(4);
            assertThat(list.err().lines()).singleElement().asString().startsWith("line ");
            for (String format : List.of("--json", "--csv", "--html")) {
                Outcome export = grace.log("export", format);
                assertThat(export.exitCode()).as(format).isEqualTo(25);
                assertThat(export.err()).as(format).isEqualTo(list.err());
                assertThat(export.out()).as(format).contains(ids);
            }
            Outcome verified = grace.log("verify");
            assertThat(verified.exitCode()).isEqualTo(25);
            assertThat(verified.out().lines()).hasSize(4).first().asString().startsWith("entry-readable: line ")
                    .endsWith("[docs/policy.md#entry-readable]");
            assertThat(verified.out()).endsWith("3 violations in 3 entries, 9 commits\n");
        } finally {
            day.move(day.evidenceBranch(), tip);
        }
    }
}
