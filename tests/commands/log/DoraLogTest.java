package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The measures of a day with a good promotion, a failed one and a rollback. */
class DoraLogTest {

    private static ReleaseDay day;
    private static Seat ada;

    @BeforeAll
    static void a_day() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.land("in between");
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve", "--yes").exitCode()).isZero();
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static String read(String... words) {
        Outcome outcome = ada.log(words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void week_has_two_deployments_of_which_one_was_rolled_back() {
        JsonNode all = JsonMapper.builder().build().readTree(read("dora", "--json", "--weeks", "2")).path("all");
        assertThat(all.path("deployments").asInt()).isEqualTo(2);
        assertThat(all.path("failed").asInt()).isEqualTo(1);
        assertThat(all.path("failure_rate").asDouble()).isEqualTo(0.5);
        assertThat(all.path("lead_time_seconds").isInt()).isTrue();
        assertThat(all.path("recovery_time_seconds").asInt(-1)).isBetween(0, 60);
    }

    @Test
    void table_has_a_line_a_week_newest_first_and_one_for_all() {
        List<String> lines = read("dora", "--weeks", "3").lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("WEEK").contains("DEPLOYMENTS", "LEAD TIME", "RECOVERY TIME");
        assertThat(lines.get(2)).isGreaterThan(lines.get(3));
        assertThat(lines.getLast()).matches("all +2 .* 1 +50 % .*");
    }

    @Test
    void spreadsheet_has_a_row_a_week_oldest_first_with_when_it_begins_and_ends() {
        List<String> rows = List.of(read("dora", "--csv", "--weeks", "2").split("\r\n"));
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).isEqualTo("week,deployments,lead_time_seconds,failed,failure_rate,"
                + "recovery_time_seconds,not_recovered,begins,ends");
        assertThat(rows.get(1)).matches("(\\S{10}),0,,0,,,0,\\1T00:00:00Z,\\S{10}T00:00:00Z");
        assertThat(rows.getLast()).matches("(\\S{10}),2,\\d+,1,0.5,\\d+,0,\\1T00:00:00Z,\\S{10}T00:00:00Z");
        assertThat(rows.get(1).split(",")[8]).isEqualTo(rows.getLast().split(",")[7]);
    }

    @Test
    void page_holds_the_same_and_loads_nothing() {
        String page = read("dora", "--html");
        assertThat(page).contains("deployments a week", "<td>all</td><td>2</td>", "default-src 'none'")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void weeks_out_of_range_are_refused() {
        assertThat(Refusal.of(ada, seat -> seat.log("dora", "--weeks", "0"))).isEqualTo(new Refusal(
                64, "--weeks 0 is out of range", List.of(), "Give a number from 1 to 520."));
    }
}
