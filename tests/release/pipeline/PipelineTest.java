package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

class PipelineTest {

    private static final String PIPELINE = """
            pipeline:
              staging:
                requires: [{checks: [unit]}, {coverage: {min: 80%}}, {findings: {critical: 0, high: 0}}]
              production:
                requires: [{tests: e2e}, {soak: 1h}]
            """;

    private static final String PASSED = """
            <testsuite tests="2"><testcase name="a"/><testcase name="b"/></testsuite>
            """;

    private static final String COVERED = """
            <report name="all"><counter type="LINE" missed="10" covered="90"/></report>
            """;

    private static final String CLEAN = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan"}},
             "invocations": [{"executionSuccessful": true}], "results": []}]}
            """;

    private static String file(Seat seat, String name, String text) {
        Path file = seat.folder().resolve(name);
        ReleaseDay.write(file, text);
        return name;
    }

    private static void recordsEverything(Seat seat, Sha commit) {
        assertThat(seat.open("record-checks", commit.hex(), "--junit", file(seat, "unit.xml", PASSED),
                "--jacoco", file(seat, "jacoco.xml", COVERED), "--sarif", file(seat, "scan.sarif", CLEAN)).exitCode())
                .isZero();
        assertThat(seat.open("record-checks", commit.hex(), "--name", "e2e", "--junit", file(seat, "e2e.xml", PASSED))
                .exitCode()).isZero();
    }

    private static void soaked(ReleaseDay day, Sha commit) {
        Seat tester = day.operator("Tess Tester");
        tester.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(61))));
        tester.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
    }

    @Test
    void explain_lists_all_that_is_missing_at_once_and_refuses() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.landTested("second");
            Outcome outcome = day.operator("Olga").open("explain", commit.hex());
            assertThat(outcome.exitCode()).isEqualTo(22);
            assertThat(outcome.out())
                    .contains("checks: check unit is not recorded for this commit")
                    .contains("coverage: coverage is not recorded for this commit")
                    .contains("findings: ")
                    .contains("tests: tests e2e are not recorded for this commit")
                    .contains("soak: staging has run it for ").contains("will hold at ")
                    .contains("docs/policy.md#soak")
                    .contains("It cannot be promoted: 5 reasons.");
        }
    }

    @Test
    void where_only_time_is_missing_explain_says_when() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            recordsEverything(olga, commit);
            Outcome outcome = olga.open("explain", commit.hex(), "--json");
            assertThat(outcome.exitCode()).isEqualTo(22);
            assertThat(outcome.out()).contains("\"promotable\" : false").contains("\"promotable_at\" : \"20");
            assertThat(olga.open("explain", commit.hex()).out())
                    .contains("Only time and one more passing staging run are missing: with that run it can be promoted at");
        }
    }

    @Test
    void a_freeze_that_outlasts_the_run_takes_another_run_and_explain_says_from_when_on() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(7));
        String freeze = "pipeline: {freeze: [{from: '%s', to: '%s', reason: the sale}]}\n"
                .formatted(end.minus(Duration.ofDays(8)), end);
        try (ReleaseDay day = new ReleaseDay().configuredWith(freeze)) {
            Sha commit = day.landTested("second");
            Outcome outcome = day.operator("Olga").open("explain", commit.hex());
            assertThat(outcome.out()).as(outcome.err()).contains("Only time and one more passing staging run are missing: "
                    + "with that run, begun at " + end.minus(Duration.ofHours(24)) + " or later, it can be promoted at " + end);
            assertThat(day.operator("Olga").open("explain", commit.hex(), "--json").out()).contains(
                    "\"needs_staging_run\" : true", "\"staging_run_from\" : \"" + end.minus(Duration.ofHours(24)) + "\"");
        }
    }

    /** The policy takes the run without a fault, which is the older one. */
    @Test
    void the_run_that_a_promotion_rests_on_is_the_one_that_must_last_until_a_freeze_ends() {
        Instant now = Instant.now();
        String freeze = "pipeline: {freeze: [{from: '%s', to: '%s', reason: the sale}]}\n"
                .formatted(now.minus(Duration.ofDays(1)), now.plus(Duration.ofHours(20)));
        try (ReleaseDay day = new ReleaseDay().configuredWith(freeze)) {
            Sha commit = day.land("second");
            Seat tess = day.operator("Tess");
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, now.minus(Duration.ofHours(5))));
            tess.record(StagingRuns.without("db_health", StagingRuns.of(day, commit, Verdict.PASS, now)));
            assertThat(tess.open("explain", commit.hex()).out())
                    .contains("Only time and one more passing staging run are missing: with that run it can be promoted at ");
        }
    }

    @Test
    void where_more_than_time_and_a_run_is_missing_no_run_is_said_to_be_enough() {
        String freeze = "pipeline: {freeze: [{from: '%s', to: '%s', reason: the sale}]}\n"
                .formatted(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofHours(20)));
        try (ReleaseDay day = new ReleaseDay().configuredWith(freeze)) {
            Outcome outcome = day.operator("Olga").open("explain", day.land("second").hex(), "--json");
            assertThat(outcome.out()).contains("\"promotable_at\" : null", "\"needs_staging_run\" : false",
                    "\"rule\" : \"staging-tested\"");
        }
    }

    @Test
    void a_promotion_is_refused_as_explain_says_and_passes_once_everything_holds() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            String before = day.refs();
            Outcome refused = olga.promoteNow();
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("soak: ").contains("docs/policy.md#checks");
            assertThat(day.refs()).isEqualTo(before);
            recordsEverything(olga, commit);
            soaked(day, commit);
            Outcome explained = olga.open("explain", commit.hex());
            assertThat(explained.exitCode()).as(explained.out() + explained.err()).isZero();
            assertThat(explained.out()).contains("It can be promoted:\n  promote-release --sha " + commit + "\n");
            assertThat(olga.open("explain", commit.hex(), "--class", "A", "--rollback-plan", "as it's written",
                    "--accept-unverified", "the probe lags", "--notes", "quiet").out())
                    .contains("It can be promoted:\n  promote-release --sha " + commit + " --class A --rollback-plan"
                            + " 'as it'\\''s written' --accept-unverified 'the probe lags' --notes quiet\n");
            assertThat(olga.open("explain", commit.hex(), "--repo", ".", "--remote", "origin", "--config", "lockstep.yaml",
                    "--operator", "Olga O.", "--header", "X-Probe=env:OPERATOR", "--read-timeout", "9s", "--flag", "new").out())
                    .contains("It can be promoted:\n  promote-release --sha " + commit + " --repo . --remote origin"
                            + " --config lockstep.yaml --operator 'Olga O.' --header X-Probe=env:OPERATOR"
                            + " --read-timeout 9s --flag new\n");
            assertThat(olga.promoteNow().exitCode()).isZero();
            assertThat(day.head("release")).isEqualTo(commit.hex());
            assertThat(day.evidence()).contains("/requirements.json");
            assertThat(olga.log("verify").exitCode()).isZero();
            day.isVerifiedByStockTools();
        }
    }

    @Test
    void a_report_of_failed_tests_takes_back_what_an_older_one_gave() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            recordsEverything(olga, commit);
            olga.open("record-checks", commit.hex(), "--name", "unit", "--junit", file(olga, "bad.xml",
                    "<testsuite><testcase name='a'><failure/></testcase></testsuite>"));
            assertThat(olga.open("explain", commit.hex()).out()).contains("checks: unit: 1 of 1 tests failed");
        }
    }

    @Test
    void a_version_is_promoted_and_recorded_and_a_tag_that_moved_is_refused() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.landTested("second");
            tag(day, commit);
            Seat olga = day.operator("Olga");
            assertThat(olga.promote("v1.0.0", "--yes").exitCode()).isZero();
            String intents = day.evidence().lines().filter(path -> path.endsWith("/intent.json")).findFirst()
                    .orElseThrow();
            assertThat(day.file(intents)).contains("\"version\" : \"v1.0.0\"");
            assertThat(olga.log("verify").exitCode()).isZero();
            assertThat(day.log().replace("\"", "")).contains("  commit_sha: " + commit + "\n  version: v1.0.0\n");
            assertThat(olga.log("list").out()).contains(commit.abbreviated() + " v1.0.0");
            assertThat(olga.status().out()).contains(commit.abbreviated() + " v1.0.0");
            assertThat(olga.open("status", "--json").out())
                    .contains("\"version\" : \"v1.0.0\"", "\"last_good_version\" : \"v1.0.0\"");
            tag(day, commit, "signed again");
            assertThat(olga.promote("v1.0.0", "--yes").err()).contains("something-new").doesNotContain("tag-moved");
            tag(day, day.landTested("third"));
            Outcome refused = olga.promote("v1.0.0", "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("the tag v1.0.0 was moved").contains("docs/policy.md#tag-moved");
        }
    }

    private static void tag(ReleaseDay day, Sha commit) {
        tag(day, commit, "x");
    }

    private static void tag(ReleaseDay day, Sha commit, String message) {
        day.git().in(day.bare(), "-c", "user.name=T", "-c", "user.email=t@example.org", "tag", "-a", "-f", "-m", message,
                "v1.0.0", commit.hex());
    }
}
