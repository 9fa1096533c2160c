package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryListener;
import lockstep.release.deploy.Answers;
import lockstep.release.deploy.BesideCanaries;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.FileWrite;
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

    private int asked() {
        return (int) CanaryDay.read(folder.resolve("asked")).lines().count();
    }

    private static final String COUNTED = "echo x >> asked\n"
            + "if [ \"$(cat weight)\" = 0 ]; then cat live/prod; else cat live/canary; fi";

    /** Whoever may push the evidence branch can write one; nobody who runs a canary does, for its state comes with it. */
    @Test
    void an_intent_without_a_state_has_no_traffic_and_so_gives_no_answers() throws InterruptedException {
        day.arrivesByWeight();
        Seat olga = behind(COUNTED);
        olga.reconfigure("steps: [10%]", "steps: [90%]");
        try (ReleaseSite site = day.site(olga)) {
            CanaryIntent intent = CanaryDay.service(site, CanaryListener.silent()).plan(day.request()).intent();
            new Recorder(site, WorkflowListener.silent()).add(site.repository().fetch(site.remoteDeadline()),
                    there -> Optional.of(new CommitDraft(
                            List.of(FileWrite.add(CanaryPlaces.intent(intent.id()), CanaryJson.write(intent))),
                            "Begin a canary", site.identity(), Instant.now().truncatedTo(ChronoUnit.SECONDS))));
        }
        day.day().runs(Environment.PRODUCTION, day.commit().hex());
        ReleaseDay.write(folder.resolve("asked"), "");
        Seat ada = day.day().operator("Ada");
        ada.reconfigure("[cat, \"" + production + "\"]", "[sh, \"" + folder.resolve("answer.sh") + "\"]");
        Outcome promoted = ada.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(asked()).isLessThan(20);
    }

    /** Nothing says how much of the traffic it has: no more than its plan gives it. */
    @Test
    void one_whose_states_cannot_be_read_has_no_more_of_the_traffic_than_its_plan_gives_it() {
        Seat olga = behind(COUNTED);
        passed(olga);
        try (ReleaseSite site = day.site(olga)) {
            ReleaseRepository repository = site.repository();
            Sha tip = repository.fetch(site.remoteDeadline()).evidence().orElseThrow();
            CanaryView view = new CanaryArchive(repository, Optional.of(tip)).open().getLast();
            CanaryView unread = new CanaryView(view.id(), view.intent(), List.of(), view.stages(), view.last(),
                    view.end(), view.acceptance());

            assertThat(new BesideCanaries(List.of(unread)).showing(day.commit()).inARow())
                    .isEqualTo(Answers.USUAL.inARow());
        }
    }

    @Test
    void a_canary_with_nearly_all_traffic_costs_a_hundred_answers_and_what_they_do_not_show_is_said() {
        day.arrivesByWeight();
        Seat olga = behind(COUNTED);
        olga.reconfigure("steps: [10%]", "steps: [99%]");
        olga.reconfigure("production: {wait: 2s}", "production: {wait: 2m}");
        assertThat(day.run(olga).stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(99);
        day.day().runs(Environment.PRODUCTION, day.commit().hex());
        ReleaseDay.write(folder.resolve("asked"), "");
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(promoted.err()).contains("production: 100 answers in a row do not show that all of it runs the commit:"
                + " its canary may have 99 % of the traffic, and then gives all of them by itself with a chance of 37 %");
        assertThat(asked()).isBetween(100, 130);
    }

    @Test
    void deploy_asks_production_beside_its_canary_as_often_as_a_promotion_does() {
        day.arrivesByWeight();
        Seat olga = behind("echo x >> asked\n"
                + "if [ $(wc -l < asked) -le 8 ]; then cat live/canary; else cat live/prod; fi");
        olga.reconfigure("steps: [10%]", "steps: [50%]");
        olga.reconfigure("production: {wait: 2s}", "production: {wait: 6s}");
        assertThat(day.run(olga).stage()).isEqualTo(CanaryStage.PASSED);
        day.day().platformStops();
        day.day().runs(Environment.PRODUCTION, BEFORE);
        day.day().move("release", day.commit().hex());
        ReleaseDay.write(folder.resolve("asked"), "");
        Outcome deployed = olga.open("deploy", "--mode", "prod", "--yes");

        assertThat(deployed.exitCode()).as(deployed.out() + deployed.err()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(deployed.err()).contains("production does not run " + day.commit() + " yet: it runs " + BEFORE);
    }
}
