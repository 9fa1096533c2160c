package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.killswitch.DrillRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Drills over the embedded service, whose flag is really off when it is off; turned by a real command. */
class KillSwitchTest {

    private static ReleaseDay day() {
        ReleaseDay day = new ReleaseDay();
        String turn = "[curl, -fsS, -X, POST, %s/features/suggestions/%s]";
        return day.configuredWith("""
                pipeline:
                  production: {requires: [{kill_switch: suggestions}]}
                  kill_switches:
                    - flag: suggestions
                      owner: olga@example.org
                      off: %s
                      on: %s
                      shows: {path: /suggestions, off: "404", on: "200"}
                """.formatted(
                        turn.formatted(day.stagingAddress(), "off"), turn.formatted(day.stagingAddress(), "on")));
    }

    @Test
    void a_drill_that_saw_it_off_and_on_again_is_what_a_promotion_asks_for() {
        try (ReleaseDay day = day()) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            assertThat(olga.open("explain", commit.hex()).out()).contains("kill-switch-drilled: ");
            Outcome drill = olga.open("drill-kill-switch", "suggestions", "--yes");
            assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
            assertThat(drill.out()).contains("switch_off").contains("status 404");
            assertThat(day.evidence()).contains("evidence/drills/suggestions/");
            Outcome explained = olga.open("explain", commit.hex());
            assertThat(explained.exitCode()).as(explained.out() + explained.err()).isZero();
            assertThat(olga.log("verify").exitCode()).isZero();
            day.isVerifiedByStockTools();
        }
    }

    @Test
    void a_drill_of_a_host_whose_clock_is_hours_ahead_hides_no_drill_that_follows() {
        try (ReleaseDay day = day()) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            try (ReleaseSite ahead = day.operator("Ahead").site()) {
                new DrillRecord(ahead).record("suggestions",
                        StagingRuns.of(day, commit, Verdict.PASS, Instant.now().plus(Duration.ofHours(20))),
                        WorkflowListener.silent());
            }
            Outcome before = olga.open("explain", commit.hex());
            assertThat(before.out()).as(before.err()).contains("kill-switch-drilled: ");
            assertThat(olga.open("drill-kill-switch", "suggestions", "--yes").exitCode()).isZero();
            Outcome explained = olga.open("explain", commit.hex());
            assertThat(explained.exitCode()).as(explained.out() + explained.err()).isZero();
        }
    }

    @Test
    void a_drill_is_recorded_of_the_commit_whose_first_digits_staging_tells() {
        try (ReleaseDay day = day()) {
            Sha drilled = day.landTested("second");
            day.land("third");
            day.runs(Environment.STAGING, drilled.hex().substring(0, 7));
            Seat olga = day.operator("Olga");
            Outcome drill = olga.open("drill-kill-switch", "suggestions", "--yes");
            assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
            String path = day.evidence().lines().filter(file -> file.startsWith("evidence/drills/"))
                    .filter(EvidenceLayout::isRun).findFirst().orElseThrow();
            assertThat(day.file(path)).contains("\"commit\" : \"" + drilled.hex());

        }
    }

    @Test
    void where_staging_tells_a_build_number_the_drill_is_recorded_of_the_head_of_main_and_says_so() {
        try (ReleaseDay day = day()) {
            Sha head = day.landTested("second");
            day.runs(Environment.STAGING, "20260122");
            Outcome drill = day.operator("Olga").open("drill-kill-switch", "suggestions", "--yes");
            assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
            assertThat(drill.err()).contains("staging runs 20260122, which does not name one commit of this clone, so the"
                    + " drill is recorded of the head of ");
            String path = day.evidence().lines().filter(file -> file.startsWith("evidence/drills/"))
                    .filter(EvidenceLayout::isRun).findFirst().orElseThrow();
            assertThat(day.file(path)).contains("\"commit\" : \"" + head.hex());
        }
    }

    @Test
    void a_switch_that_does_nothing_fails_the_drill() {
        try (ReleaseDay day = day()) {
            day.landTested("second");
            day.stagingBreaks(Fault.FLAG_STUCK);
            Outcome drill = day.operator("Olga").open(
                    "drill-kill-switch", "suggestions", "--yes", "--patience", "1s");
            assertThat(drill.exitCode()).isEqualTo(20);
            assertThat(drill.out()).contains("status 200");
        }
    }

    @Test
    void one_that_cannot_be_turned_on_again_is_said_loudly() {
        try (ReleaseDay day = day()) {
            day.landTested("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure("suggestions/on]", "suggestions/nowhere]");
            Outcome drill = olga.open("drill-kill-switch", "suggestions", "--yes", "--patience", "1s");
            assertThat(drill.exitCode()).isEqualTo(24);
            assertThat(drill.err()).contains("is not seen on again").contains("Turn it on by hand");
        }
    }

    @Test
    void one_that_is_still_off_is_said_also_where_the_drill_cannot_be_recorded() {
        try (ReleaseDay day = day()) {
            day.landTested("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure("suggestions/on]", "suggestions/nowhere]");
            day.hook("pre-receive", "echo closed for today; exit 1");
            Outcome drill = olga.open("drill-kill-switch", "suggestions", "--yes", "--patience", "1s", "--json");
            assertThat(drill.exitCode()).as(drill.err()).isEqualTo(24);
            assertThat(drill.err()).contains("is not seen on again").contains("Turn it on by hand");
            assertThat(drill.out()).contains("lockstep/error/v1", "is not seen on again");
        }
    }
}
