package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lockstep.base.error.LockstepError;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;
import tests.release.canary.CanaryDay;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The abort in the terminal UI, of real canaries: beside another one, and of a weight that no canary has. */
class AbortTest {

    @Test
    void of_two_operators_who_abort_at_once_one_records_it_and_the_other_is_told() throws Exception {
        try (CanaryDay day = new CanaryDay(); ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Seat olga = day.operator("Olga");
            assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
            CyclicBarrier at = new CyclicBarrier(2);
            List<Callable<String>> aborts = new ArrayList<>();
            for (String name : List.of("Omar", "Grace")) {
                SiteDesk desk = Desks.of(day.operator(name));
                aborts.add(() -> {
                    try (desk) {
                        at.await();
                        return desk.abortCanary(words -> { });
                    } catch (LockstepError e) {
                        return e.exitCode().code() + ": " + e.getMessage();
                    }
                });
            }
            List<String> said = new ArrayList<>();
            for (Future<String> one : both.invokeAll(aborts)) {
                said.add(one.get());
            }

            assertThat(said).allSatisfy(words -> assertThat(words).containsPattern(
                    "is ended: it gets no more traffic|no canary was open; the command that takes all traffic"
                            + "|^23: canary .* was taken over by (Omar|Grace) "));
            assertThat(said).anyMatch(words -> words.contains("is ended: it gets no more traffic"));
            assertThat(day.weightNow()).isZero();
            try (SiteDesk desk = Desks.of(olga)) {
                assertThat(desk.read().openCanary()).isEmpty();
                assertThat(desk.stray().words()).isEmpty();
            }
            assertThat(olga.log("verify").exitCode()).isZero();
        }
    }

    @Test
    void what_another_operator_aborted_is_seen_and_aborted_again_without_harm() {
        try (CanaryDay day = new CanaryDay()) {
            assertThat(day.operator("Olga").open("run-canary", "--yes").exitCode()).isZero();
            try (VirtualUi ui = new VirtualUi(() -> Desks.of(day.operator("Omar")), new Size(110, 30))) {
                ui.expect("CANARY", "10 %").press("K", "A").expect("Abort now");
                assertThat(day.operator("Grace").open("run-canary", "--abort").exitCode()).isZero();
                ui.press("Enter").expect("no canary was open; the command that takes all traffic", "aborted");
            }
            assertThat(day.weightNow()).isZero();
        }
    }

    @Test
    void a_weight_that_no_canary_has_is_told_and_taken_off() {
        try (CanaryDay day = new CanaryDay()) {
            Seat olga = day.operator("Olga");
            ReleaseDay.write(day.weight(), "10\n");
            try (VirtualUi ui = new VirtualUi(() -> Desks.of(olga), new Size(110, 30))) {
                ui.expect("none is open, but the canary gets 10 % of the traffic", "Canary traffic without an open canary: end it")
                        .press("A").expect("No canary is recorded as open", "Abort now").press("Enter")
                        .expect("no canary was open; the command that takes all traffic");
                ui.await(screen -> !screen.contains("gets 10 % of the traffic; A stops it")
                        && !screen.contains("one has traffic"), "no traffic left");
            }
            assertThat(day.weightNow()).isZero();
        }
    }
}
