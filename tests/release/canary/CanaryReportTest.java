package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/** What the report of a move says of canaries: of those that it was decided by, and of no others. */
class CanaryReportTest {

    private static String html(Seat seat, String id) {
        Outcome outcome = seat.open("release-report", id, "--html");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static void promotes(Seat seat) {
        Outcome ran = seat.open("run-canary", "--yes");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        Outcome promoted = seat.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    @Test
    void a_promotion_shows_the_canary_that_it_rests_on_with_its_counts_and_a_rollback_shows_none() {
        try (CanaryDay day = new CanaryDay()) {
            Seat olga = day.operator("Olga");
            promotes(olga);
            day.lands("another change");
            promotes(olga);
            Outcome back = olga.rollBack("--trigger", "5xx spike", "--approve", "--yes");
            assertThat(back.exitCode()).as(back.err()).isZero();

            List<String> ids = olga.log("list").out().lines().skip(1).map(line -> line.split(" {2,}")[1]).toList();
            List<String> canaries = ids.stream().map(id -> Pattern.compile("<h2>Canary ([^<]+)</h2>")
                    .matcher(html(olga, id)).results().map(match -> match.group(1)).toList()).map(Object::toString)
                    .toList();
            assertThat(canaries).hasSize(3).doesNotHaveDuplicates().first().isEqualTo("[]");
            assertThat(html(olga, ids.get(1))).contains("<polyline class=\"canary\"", "<polyline class=\"baseline\"");
            assertThat(html(olga, ids.getFirst())).doesNotContain("<dt>canary</dt>");
        }
    }
}
