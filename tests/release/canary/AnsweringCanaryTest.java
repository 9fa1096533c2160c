package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.record.canary.CanaryStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Production is asked through a load balancer, and its canary answers too. */
@Execution(ExecutionMode.CONCURRENT)
class AnsweringCanaryTest {

    private static final String BEFORE = "b".repeat(40);

    private final CanaryDay day = new CanaryDay();
    private final Path folder = day.weight().getParent();
    private final Path production = day.day().live(Environment.PRODUCTION);

    @BeforeEach
    void production_runs_something_else() {
        day.day().runs(Environment.PRODUCTION, BEFORE);
    }

    @AfterEach
    void end() {
        day.close();
    }

    /** Somebody who asks production through a load balancer, which answers by a script. */
    private Seat behind(String balancer) {
        day.script("answer", balancer);
        Seat seat = day.operator("Olga");
        seat.reconfigure("[cat, \"" + production + "\"]", "[sh, \"" + folder.resolve("answer.sh") + "\"]");
        return seat;
    }

    private void passed(Seat seat) {
        assertThat(day.run(seat).stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(10);
    }

    @Test
    void a_canary_that_gives_all_answers_gets_no_promotion_recorded_that_production_never_ran() {
        Seat olga = behind("if [ \"$(cat weight)\" = 0 ]; then cat live/prod; else cat live/canary; fi");
        passed(olga);
        day.day().platformStops();
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.out()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(promoted.err()).contains("production runs " + BEFORE + " too; it is smoked again",
                "but production still runs " + BEFORE);
        assertThat(day.weightNow()).isZero();
        assertThat(day.day().log()).doesNotContain("result: pass");

        day.day().runs(Environment.PRODUCTION, day.commit().hex());
        assertThat(olga.promote("--resume", "--yes").exitCode()).isZero();
        assertThat(day.day().log()).contains("result: pass");
        assertThat(day.open(olga)).isEmpty();
    }

    @Test
    void production_is_deployed_although_its_canary_answers_with_the_commit() {
        day.day().deployedBy("command: [sh, -c, \"echo {sha} > " + production + "\"], wait: 30s");
        Seat olga = behind("if [ \"$(cat weight)\" = 0 ]; then cat live/prod; else cat live/canary; fi");
        passed(olga);
        day.day().platformStops();

        assertThat(olga.promoteNow().exitCode()).isZero();
        assertThat(CanaryDay.read(production)).isEqualToIgnoringNewLines(day.commit().hex());
    }

    /** One that had a promotion, and has a canary of the next commit beside it. */
    private Seat besideTheNextCanary(String answersOfTheCanary) {
        Seat olga = behind("if [ \"$(cat weight)\" = 0 ]; then cat live/prod; exit; fi; echo x >> asked\n"
                + "if [ " + answersOfTheCanary + " ]; then cat live/canary; else cat live/prod; fi");
        passed(olga);
        assertThat(olga.promoteNow().exitCode()).isZero();
        day.lands("another change");
        passed(olga);
        ReleaseDay.write(folder.resolve("asked"), "");
        return olga;
    }

    @Test
    void what_its_canary_answers_first_is_no_drift_of_production() {
        Seat olga = besideTheNextCanary("$(wc -l < asked) -le 3");

        assertThat(olga.status().out()).doesNotContain("DRIFT");
        ReleaseDay.write(folder.resolve("asked"), "");
        Outcome promoted = olga.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
    }

    @Test
    void production_that_runs_the_commit_of_its_canary_has_drifted() {
        Seat olga = besideTheNextCanary("1 = 1");
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(promoted.err()).contains("no-drift: production runs " + day.commit().hex());
        assertThat(olga.status().out()).contains("DRIFT");
    }

    @Test
    void whoever_watches_production_takes_its_canary_for_no_direct_deploy() {
        Seat olga = besideTheNextCanary("$(($(wc -l < asked) % 4)) != 0");
        Outcome watched = olga.open("watch-release", "--for", "1s", "--every", "200ms");

        assertThat(watched.out() + watched.err()).doesNotContain("direct deploy");
    }
}
