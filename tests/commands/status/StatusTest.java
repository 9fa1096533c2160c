package tests.commands.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where everything stands, as status tells it; telling changes nothing. */
class StatusTest {

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_team() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Map<String, String> status(Seat seat) {
        String refs = day.refs();
        Outcome outcome = seat.status();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(day.refs()).isEqualTo(refs);
        Map<String, String> rows = new LinkedHashMap<>();
        outcome.out().lines().takeWhile(line -> !line.isEmpty()).map(line -> line.split(" {2,}", 2)).forEach(row -> rows.put(row[0], row[1]));
        assertThat(rows.keySet()).containsExactly(
                "main", "release", "evidence branch", "release log", "staging", "commit on staging", "production",
                "commit on production",
                "open", "last good", "rollback would go to", "staging gates of main");
        return rows;
    }

    private String lastId() {
        return day.log().lines().filter(line -> line.matches("- release_id: \\d.*")).map(line -> line.substring(14))
                .reduce((earlier, later) -> later).orElseThrow();
    }

    @Test
    void status_before_the_first_release_says_what_is_not_there_yet() {
        String main = day.head("main");
        assertThat(status(ada)).containsAllEntriesOf(Map.of(
                "release", "(not there yet)", "evidence branch", "(not there yet)", "commit on staging", main.substring(0, 7),
                "commit on production", "unknown: the command cat exited 1", "open", "nothing", "last good", "none known",
                "rollback would go to", "nowhere: no other good commit is known", "staging gates of main",
                "none recorded"));
    }

    @Test
    void status_after_two_releases_shows_the_commits_and_the_failed_run() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String id = lastId();
        Sha next = day.land("next");
        GateRun run = StagingRuns.of(day, next, Verdict.FAIL, Instant.now().minus(Duration.ofHours(2)));
        ada.record(run);
        Map<String, String> rows = status(ada);
        assertThat(rows).containsAllEntriesOf(Map.of(
                "main", next.abbreviated() + " next", "release", second.abbreviated() + " second", "evidence branch",
                        day.head(day.evidenceBranch()).substring(0, 7), "commit on staging", next.abbreviated(),
                "commit on production", second.abbreviated(), "open", "nothing",
                "last good", second.abbreviated() + " second (" + id + ")",
                "rollback would go to", first.abbreviated() + " first"));
        assertThat(rows.get("staging gates of main")).isEqualTo("fail, 2 h 00 min old (" + run.id() + ")");
    }

    @Test
    void a_run_that_begins_in_the_future_is_told_as_a_wrong_clock() {
        Sha next = day.land("next");
        ada.record(StagingRuns.of(day, next, Verdict.PASS, Instant.now().plus(Duration.ofHours(24))));
        assertThat(status(ada).get("staging gates of main"))
                .matches("pass, begins 23 h 5\\d min in the future: set this host's clock, or that of the other, right .*");
    }

    @Test
    void status_shows_an_open_promotion_and_production_elsewhere() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        Map<String, String> rows = status(day.operator("Grace Hopper"));
        assertThat(rows.get("open"))
                .matches("\\d{8}-\\d{4}-rc\\d to " + second.abbreviated() + ", begun by Ada Lovelace [\\d.]+ m?s ago; finish it: `promote-release --resume`");
        assertThat(rows.get("commit on production")).isEqualTo(first.abbreviated() + "  DRIFT: not the head of release");
        assertThat(rows.get("last good")).startsWith(first.abbreviated());
        assertThat(rows.get("rollback would go to")).matches(
                first.abbreviated() + " first; only once \\d{8}-\\d{4}-rc\\d is finished or given up");
    }

    @Test
    void after_a_rollback_the_next_one_is_said_to_need_a_commit_by_name() {
        Sha oldest = day.landTested("oldest");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("good");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("bad");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.open("status", "--json").out()).contains("\"rollback_reasons\" : [ ]", "\"rollback_unready\" : [ ]");
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(status(ada).get("rollback would go to")).isEqualTo(
                oldest.abbreviated() + " oldest; only with --to or --from: " + lastId() + " already went back once");
        assertThat(ada.open("status", "--json").out())
                .contains("\"rollback_target\" : \"" + oldest + "\"", "\"rule\" : \"one-step-back\"");
    }

    @Test
    void what_is_good_and_where_a_rollback_would_go_is_believed_of_the_audited_log_only() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha untested = day.land("untested");
        String entry = day.log().substring(day.log().lastIndexOf("\n## Promotion "));
        String forged = entry.replace(lastId(), lastId().replaceAll("rc\\d+$", "rc99")).replace(second.hex(), untested.hex());
        day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", day.log() + "\n" + forged + "\n");
        Map<String, String> rows = status(day.operator("Grace Hopper"));
        assertThat(rows.get("release log")).startsWith("FAILED VERIFICATION: ").endsWith("; see `release-log verify`");
        assertThat(rows.get("last good")).startsWith(second.abbreviated());
        assertThat(rows.get("rollback would go to")).isEqualTo(first.abbreviated() + " first");
    }

    @Test
    void a_branch_that_was_cut_is_said_to_be() {
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.log("verify").exitCode()).isZero();
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", day.evidenceBranch() + "~1"));
        assertThat(status(ada).get("release log")).contains("tip-remembered: ");
    }

    @Test
    void branches_are_called_as_the_configuration_calls_them() {
        day.git().in(day.bare(), "update-ref", "refs/heads/trunk", day.head("main"));
        ada.reconfigure("service: demo", "service: demo\ngit: {staging: trunk, production: live}");
        assertThat(ada.status().out()).contains("trunk  ", "live  ", "staging gates of trunk").doesNotContain("main  ");
        assertThat(Refusal.of(ada, Seat::promoteNow).reasons())
                .containsExactly("staging-tested: no staging run is recorded for " + day.head("trunk"));
    }

    @Test
    void other_programs_get_one_document() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.open("status", "--json").out())
                .startsWith("{\n  \"schema\" : \"lockstep/status/v1\",\n")
                .contains("\"last_good\" : \"" + first + "\"", "\"rollback_target\" : null", "\"verified\" : true",
                        "\"open\" : null", "\"drift\" : false", "\"drift_known\" : true");
        ReleaseDay.write(day.live(Environment.PRODUCTION), "nothing of yours");
        assertThat(ada.open("status", "--json").out()).contains("\"drift\" : false", "\"drift_known\" : false");
        ReleaseDay.write(day.live(Environment.PRODUCTION), day.land("deployed by hand").hex());
        assertThat(ada.open("status", "--json").out()).contains("\"drift\" : true", "\"drift_known\" : true");
    }

    @Test
    void what_an_environment_says_cannot_paint() {
        ReleaseDay.write(day.live(Environment.PRODUCTION), "\u001b[31mnothing of yours");
        assertThat(status(ada).get("commit on production"))
                .isEqualTo("unknown: a text of 21 characters is not 7 to 40 hexadecimal digits");
    }

    @Test
    void of_a_remote_that_is_not_there_nothing_is_made_up() {
        day.git().in(ada.folder(), "remote", "set-url", "origin", day.folder().resolve("nowhere.git").toString());
        Outcome outcome = ada.status();
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
        assertThat(Refusal.said(outcome).message()).contains("nowhere.git");
    }

    @Test
    void how_each_environment_answers_is_said_with_its_reason_and_its_age() {
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(status(ada).get("production")).matches("✓ healthy, seen at [-\\dT:]+Z");
        JsonNode told = JsonMapper.shared().readTree(ada.open("status", "--json").out());
        JsonNode production = told.path("health").path("production");
        assertThat(production.path("verdict").asString()).isEqualTo("pass");
        assertThat(Instant.parse(production.path("at").asString())).isBefore(Instant.parse(told.path("at").asString()));
    }

    @Test
    void only_the_word_that_says_the_state_is_painted() {
        day.landTested("all healthy, none FAILING");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Doors doors = Doors.doors().in(ada.folder());
        day.git().environment().forEach(doors::with);
        String out = doors.with("FORCE_COLOR", "1").open("status").out();
        assertThat(out).contains("✓ \u001b[32mhealthy\u001b[0m, seen at", " all healthy, none FAILING")
                .doesNotContain("all \u001b", "none \u001b");
    }

    @Test
    void the_last_releases_stand_below_newest_first() {
        Sha first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        List<String> lines = ada.status().out().lines().dropWhile(line -> !line.equals("last releases")).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("✓ " + second.abbreviated(), "Ada Lovelace", "promoted", "second");
        assertThat(lines.get(2)).contains("✓ " + first.abbreviated(), "first");
    }
}
