package tests.commands.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.record.layout.ApprovalPlaces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was done, told from the record alone: as lines, and as the files of the release process. */
class AuditTrailTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha good;
    private static Sha bad;

    @BeforeAll
    static void a_promotion_and_one_that_is_taken_back() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        good = day.landTested("good");
        day.operator("Tess Tester").record(
                StagingRuns.of(day, good, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(10))));
        day.tag("v1.2.2", good);
        ReleaseDay.write(ada.folder().resolve("unit.xml"),
                "<testsuite tests=\"1\"><testcase name=\"a\"/></testsuite>");
        assertThat(ada.open("record-checks", "v1.2.2", "--junit", "unit.xml").exitCode()).isZero();
        assertThat(ada.promote("v1.2.2", "--yes").exitCode()).isZero();
        bad = day.landTested("bad");
        day.tag("v1.2.3", bad);
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.promote("v1.2.3", "--yes").exitCode()).isEqualTo(20);
        day.productionIsMended();
        assertThat(ada.rollBack("production", "--version=v1.2.2", "--trigger", "5xx spike", "--approve", "Olga")
                .exitCode()).isZero();
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static List<JsonNode> trail(String... words) {
        Outcome outcome = ada.open("audit-trail", words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out().lines().map(JSON::readTree).toList();
    }

    @Test
    void each_line_begins_with_the_fields_of_the_process_in_its_order() {
        assertThat(trail()).isNotEmpty().allSatisfy(line -> assertThat(line.propertyNames()).startsWith(
                "version", "timestamp", "action", "from_stage", "to_stage", "approved_by", "ci_run_id", "commit_sha"));
    }

    @Test
    void everything_is_told_oldest_first() {
        List<JsonNode> lines = trail();
        assertThat(lines.stream().map(line -> line.path("timestamp").asString()).toList()).isSorted();
        assertThat(lines.stream().map(line -> line.path("action").asString()).toList())
                .contains("record-checks", "staging-run").endsWith("promote", "rollback");
        JsonNode back = lines.getLast();
        assertThat(back.path("version").asString()).isEqualTo("v1.2.2");
        assertThat(back.path("from_stage").asString()).isEqualTo("production");
        assertThat(back.path("to_stage").asString()).isEqualTo("production");
        assertThat(back.path("approved_by").asString()).isEqualTo("Olga");
        assertThat(back.path("commit_sha").asString()).isEqualTo(good.hex());
        assertThat(back.path("from_sha").asString()).isEqualTo(bad.hex());
        assertThat(back.path("result").asString()).isEqualTo("completed");
        assertThat(back.path("ci_run_id").isNull()).isTrue();
        JsonNode failed = lines.get(lines.size() - 2);
        assertThat(failed.path("result").asString()).isEqualTo("fail");
        assertThat(failed.path("from_stage").asString()).isEqualTo("staging");
        assertThat(failed.path("approved_by").isNull()).isTrue();
    }

    @Test
    void one_version_or_one_time_can_be_asked_for() {
        assertThat(trail("v1.2.3").stream().map(line -> line.path("action").asString()).toList())
                .containsExactlyInAnyOrder("staging-run", "promote", "rollback");
        assertThat(trail("--since", "2999-01-01")).isEmpty();
        assertThat(trail("--since", "2000-01-01")).hasSameSizeAs(trail());
        assertThat(ada.open("audit-trail", "--since", "monday").exitCode()).isEqualTo(64);
    }

    @Test
    void where_all_that_is_recorded_of_a_commit_cannot_be_read_that_is_not_called_nothing() {
        try (ReleaseDay other = new ReleaseDay()) {
            other.landTested("good");
            Sha lost = other.land("lost");
            String path = ApprovalPlaces.file(lost, ApprovalPlaces.Kind.APPROVAL, "0".repeat(16));
            other.outsider().commitOn(other.evidenceBranch(), path, "{");
            Outcome unreadable = other.operator("Grace Hopper").open("audit-trail", lost.hex());
            assertThat(unreadable.exitCode()).as(unreadable.out() + unreadable.err()).isEqualTo(25);
            assertThat(unreadable.err()).contains("cannot be read, and is left out: " + path);
        }
    }

    @Test
    void of_a_commit_that_nothing_is_recorded_of_that_is_said() {
        Outcome unknown = ada.open("audit-trail", "deadbeef".repeat(5));
        assertThat(unknown.exitCode()).as(unknown.out() + unknown.err()).isEqualTo(22);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("nothing is recorded of " + "deadbeef".repeat(5));
        assertThat(trail(good.hex(), "--since", "2999-01-01")).isEmpty();
    }

    private static Map<String, String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toMap(
                    file -> folder.relativize(file).toString(), AuditTrailTest::text, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path collected(Seat seat, String version, String name) {
        Path out = day.folder().resolve(name);
        Outcome outcome = seat.open("collect-evidence", version, "--out", out.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return out;
    }

    @Test
    void two_clones_collect_the_same_bytes_under_the_paths_of_the_process() {
        Map<String, String> one = files(collected(ada, "v1.2.2", "one"));
        assertThat(one.keySet()).containsExactly(
                "TEST/release/v1.2.2/approval.json", "TEST/release/v1.2.2/metrics.json",
                "TEST/release/v1.2.2/promotion.log", "operational_audit/releases/v1.2.2.json");
        assertThat(files(collected(day.operator("Grace Hopper"), good.hex(), "two"))).isEqualTo(one);
        assertThat(one.get("TEST/release/v1.2.2/promotion.log").lines()).allMatch(line -> line.matches(
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z [a-z-]+ .*"))
                .anyMatch(line -> line.contains(" promote staging -> production v1.2.2 " + good + " result pass by Ada"))
                .anyMatch(line -> line.contains(" rollback ") && line.contains("approved by Olga"));
        JsonNode metrics = JSON.readTree(one.get("TEST/release/v1.2.2/metrics.json"));
        assertThat(metrics.path("soak").path("samples").asInt()).isEqualTo(2);
        assertThat(metrics.path("soak").path("seconds").asLong()).isBetween(590L, 1_800L);
        assertThat(metrics.path("facts").get(0).path("name").asString()).isEqualTo("unit");
        assertThat(metrics.path("gate_runs").size()).isEqualTo(4);
        assertThat(one.get("TEST/release/v1.2.2/approval.json")).contains("\"approved_by\" : \"Olga\"");
    }

    @Test
    void what_it_wrote_it_writes_anew_and_what_it_did_not_write_it_leaves_alone() throws IOException {
        Path out = collected(ada, "v1.2.3", "again");
        Outcome same = ada.open("collect-evidence", "v1.2.3", "--out", out.toString(), "--json");
        assertThat(same.out()).contains("\"written\" : false").doesNotContain("\"written\" : true");
        Path log = out.resolve("TEST/release/v1.2.3/promotion.log");
        Files.writeString(log, Files.readString(log) + "and one more\n");
        Outcome refused = ada.open("collect-evidence", "v1.2.3", "--out", out.toString());
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("TEST/release/v1.2.3/promotion.log differs", "--out");
        assertThat(Files.readString(log)).endsWith("and one more\n");
        Files.delete(log);
        Files.delete(out.resolve("operational_audit/releases/v1.2.3.json"));
        assertThat(ada.open("collect-evidence", "v1.2.3", "--out", out.toString()).exitCode()).isZero();
    }

    @Test
    void a_link_is_not_followed_and_what_is_not_recorded_is_not_made_up() throws IOException {
        Path out = Files.createDirectories(day.folder().resolve("linked"));
        Files.createSymbolicLink(out.resolve("TEST"), Files.createDirectories(day.folder().resolve("elsewhere")));
        assertThat(ada.open("collect-evidence", "v1.2.2", "--out", out.toString()).exitCode()).isEqualTo(64);
        assertThat(files(day.folder().resolve("elsewhere"))).isEmpty();
        assertThat(ada.open("collect-evidence", "v7").exitCode()).isEqualTo(22);
        assertThat(ada.open("collect-evidence", day.git().in(day.bare(), "rev-parse", "main~2")).exitCode())
                .isEqualTo(22);
    }

    /** What grew since is written over what was written before it grew. */
    @Test
    void after_more_was_recorded_it_is_brought_up_to_date() {
        try (ReleaseDay later = new ReleaseDay()) {
            Seat olga = later.operator("Olga");
            Sha commit = later.landTested("second");
            Path out = later.folder().resolve("out");
            assertThat(olga.open("collect-evidence", commit.hex(), "--out", out.toString()).exitCode()).isZero();
            assertThat(olga.promoteNow().exitCode()).isZero();
            assertThat(olga.open("collect-evidence", commit.hex(), "--out", out.toString()).exitCode()).isZero();
            assertThat(files(out).get("TEST/release/" + commit + "/promotion.log")).contains(" promote ");
        }
    }
}
