package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lockstep.base.error.LostRace;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/** Two operators, one repository, and one approval that both may use. */
class ApprovalRaceTest {

    private static final String[] STAGE = {
        "    requires: [{approvals: {role: APPROVER, count: 1, expires: 4h, signed: false}}]",
        "  roles: {APPROVER: [anna@example.org]}"};

    private final CanaryDay day = new CanaryDay();
    private final Seat olga = day.operator("Olga", STAGE);
    private final Seat omar = day.operator("Omar", STAGE);

    @AfterEach
    void end() {
        day.close();
    }

    private void approved() {
        Seat anna = day.operator("Anna", STAGE);
        day.day().git().in(anna.folder(), "config", "user.email", "anna@example.org");
        Outcome approved = anna.open("approve-canary", day.commit().hex(), "--yes");
        assertThat(approved.exitCode()).as(approved.out() + approved.err()).isZero();
    }

    private static CanaryService service(ReleaseSite site) {
        return new CanaryService(site, CanaryListener.silent());
    }

    private long used() {
        return day.day().evidence().lines().filter(path -> path.contains("/consumed-")).count();
    }

    @Test
    void whoever_comes_after_the_other_has_ended_has_lost_the_race_and_changes_nothing() throws InterruptedException {
        approved();
        try (ReleaseSite first = olga.site(); ReleaseSite second = omar.site()) {
            CanaryPlanned late = service(second).plan(day.request());
            CanaryService quicker = service(first);
            quicker.carryOut(quicker.plan(day.request()));
            quicker.abort("enough");
            String before = day.day().refs();

            assertThatThrownBy(() -> service(second).carryOut(late)).isInstanceOf(LostRace.class)
                    .hasMessageContaining("was used in the meantime; nothing was done");
            assertThat(day.day().refs()).isEqualTo(before);
        }
        assertThat(used()).isOne();
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void of_two_at_the_same_moment_one_runs_and_the_other_has_lost_the_race() throws Exception {
        approved();
        List<CanaryConclusion> ran = new ArrayList<>();
        List<Throwable> lost = new ArrayList<>();
        try (ReleaseSite first = olga.site(); ReleaseSite second = omar.site();
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<CanaryConclusion>> races = new ArrayList<>();
            for (ReleaseSite site : List.of(first, second)) {
                CanaryService service = service(site);
                CanaryPlanned planned = service.plan(day.request());
                races.add(both.submit(() -> {
                    together.await();
                    return service.carryOut(planned);
                }));
            }
            for (Future<CanaryConclusion> race : races) {
                try {
                    ran.add(race.get());
                } catch (ExecutionException e) {
                    lost.add(e.getCause());
                }
            }
        }
        assertThat(ran).singleElement().extracting(CanaryConclusion::stage).isEqualTo(CanaryStage.PASSED);
        assertThat(lost).singleElement().isInstanceOf(LostRace.class);
        assertThat(used()).isOne();
        assertThat(omar.log("verify").exitCode()).isZero();
    }
}
