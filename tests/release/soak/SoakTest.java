package tests.release.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.soak.Soak;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

class SoakTest {

    /** Waits by moving its clock. */
    private static ReleaseSite hurried(Seat seat) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        return seat.site().withClock(now::get, time -> now.updateAndGet(at -> at.plus(time)));
    }

    private static Soak soak(ReleaseSite site, Duration limit) {
        return new Soak(site, WorkflowListener.silent(), Duration.ofHours(2), Duration.ofMinutes(30),
                Duration.ofMinutes(50), limit);
    }

    @Test
    void samples_until_the_time_is_over_with_one_at_its_very_end() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            Seat olga = day.operator("Olga");
            try (ReleaseSite site = hurried(olga)) {
                Instant began = site.clock().instant();
                Soak.Ended ended = soak(site, Duration.ofHours(4)).run(commit);
                assertThat(ended.verdict()).isEqualTo(Verdict.PASS);
                assertThat(Duration.between(began, site.clock().instant())).isBetween(
                        Duration.ofSeconds(7_199), Duration.ofMinutes(121));
                assertThat(ended.stands().said().words()).contains("2 h 00 min in 4 passing runs");
            }
        }
    }

    @Test
    void a_run_of_a_host_whose_clock_is_hours_ahead_keeps_nobody_from_sampling() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.operator("Ahead").record(StagingRuns.of(
                    day, commit, Verdict.PASS, Instant.now().plus(Duration.ofHours(5))));
            Seat olga = day.operator("Olga");
            assertThat(olga.open("soak-staging", commit.hex(), "--for", "2h", "--dry-run").err())
                    .contains("a passing run of this commit is dated ", "it counts for nothing until then");
            try (ReleaseSite site = hurried(olga)) {
                Soak.Ended ended = soak(site, Duration.ofHours(4)).run(commit);
                assertThat(ended.verdict()).isEqualTo(Verdict.PASS);
                assertThat(ended.stands().said().words()).contains("2 h 00 min in 4 passing runs");
            }
        }
    }

    @Test
    void a_host_whose_clock_is_a_minute_ahead_is_not_told_to_be_set() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.operator("Ahead").record(StagingRuns.of(
                    day, commit, Verdict.PASS, Instant.now().plus(Duration.ofMinutes(1))));
            assertThat(day.operator("Olga").open("soak-staging", commit.hex(), "--for", "2h", "--dry-run").err())
                    .doesNotContain("Set the clock");
        }
    }

    /** Staging that limits whoever asks it says nothing of the commit, and is not to be asked again at once. */
    @Test
    void a_sample_that_does_not_count_is_followed_by_the_next_one_an_interval_later() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.runs(Environment.STAGING, "");
            try (ReleaseSite site = hurried(day.operator("Olga"))) {
                Soak.Ended ended = soak(site, Duration.ofHours(4)).run(commit);
                assertThat(ended.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(ended.stands().last()).isEmpty();
            }
            assertThat(day.evidence().lines().filter(EvidenceLayout::isRun)).hasSize(5);
        }
    }

    @Test
    void staging_that_does_not_tell_its_commit_is_refused_before_the_first_sample() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure(", revision: {command: [cat, \"" + day.live(Environment.STAGING) + "\"]}", "");
            Outcome outcome = olga.open("soak-staging", commit.hex(), "--for", "2h", "--once");
            assertThat(outcome.exitCode()).isEqualTo(78);
            assertThat(outcome.err()).contains("nothing tells which commit runs on staging: no sample would count");
        }
    }

    @Test
    void another_process_goes_on_where_one_ended() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            Seat tess = day.operator("Tess Tester");
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(100))));
            Outcome stands = day.operator("Olga").open(
                    "soak-staging", commit.hex(), "--for", "2h", "--dry-run");
            assertThat(stands.exitCode()).isEqualTo(21);
            assertThat(stands.out()).contains("in 1 passing run, 2 h 00 min are required");
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
            Outcome over = day.operator("Omar").open("soak-staging", commit.hex(), "--for", "90m", "--once");
            assertThat(over.exitCode()).isZero();
            assertThat(over.out()).contains("with a gap of 1 h 40 min");
        }
    }

    @Test
    void a_failing_sample_is_recorded_and_ends_it() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.stagingBreaks(Fault.CHAT_500);
            Outcome outcome = day.operator("Olga").open("soak-staging", commit.hex(), "--for", "2h", "--once");
            assertThat(outcome.exitCode()).isEqualTo(20);
            assertThat(outcome.out()).contains("failed, and none passed since");
            assertThat(day.evidence()).contains("evidence/runs/");
        }
    }

    @Test
    void more_samples_than_are_looked_at_are_refused_before_the_first() {
        try (ReleaseDay day = new ReleaseDay()) {
            Outcome outcome = day.operator("Olga").open(
                    "soak-staging", day.head("main"), "--for", "24h", "--every", "1m", "--dry-run");
            assertThat(outcome.exitCode()).isEqualTo(64);
            assertThat(outcome.err()).contains("makes 1440 samples; at most 900 of one commit are looked at")
                    .contains("Give a longer --every: 1 min 37 s or more.");
        }
    }

    @Test
    void a_soak_of_more_than_a_hundred_samples_counts_from_its_first() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            Seat tess = day.operator("Tess Tester");
            Instant first = Instant.now().minus(Duration.ofHours(3));
            for (int i = 0; i <= 120; i++) {
                tess.record(StagingRuns.of(day, commit, Verdict.PASS, first.plus(Duration.ofSeconds(80L * i))));
            }
            assertThat(day.operator("Olga").open("soak-staging", commit.hex(), "--for", "150m", "--dry-run").out())
                    .contains("in 121 passing runs");
        }
    }

    @Test
    void staging_that_runs_another_commit_is_no_sample() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.runs(Environment.STAGING, "f".repeat(40));
            Outcome outcome = day.operator("Olga").open("soak-staging", commit.hex(), "--for", "2h", "--once");
            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.out()).contains("no passing run saw this commit on staging", "soak-staging --for 2h`.");
        }
    }

    @Test
    void a_soak_lasts_as_long_as_the_pipeline_requires_where_nobody_says_otherwise() {
        try (ReleaseDay day = new ReleaseDay().configuredWith("""
                pipeline:
                  staging: {requires: []}
                  production: {requires: [{soak: {for: 3h, max_gap: 10m}}]}
                """)) {
            Sha commit = day.land("second");
            Seat tess = day.operator("Tess Tester");
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(150))));
            tess.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(1))));
            Seat olga = day.operator("Olga");
            assertThat(olga.open("soak-staging", commit.hex(), "--dry-run").out())
                    .contains("3 h 00 min are required").contains("with a gap of 2 h 29 min");
            assertThat(olga.open("soak-staging", commit.hex(), "--dry-run", "--for", "1h").exitCode()).isZero();
        }
    }
}
