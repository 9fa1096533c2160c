package tests.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.Operator;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Size;
import lockstep.tui.seen.CanaryNow;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What the page says comes of a canary if nobody does anything is what really comes of it. */
class CanaryOutlookTest {

    private static Fold page(CanaryView view) {
        ReleaseSeen standing = Scenes.tested();
        return Fold.at(new Size(120, 40)).looked(new ReleaseSeen(
                Scenes.withCanary(standing.git(), view), standing.staging(), standing.production())).press("K");
    }

    private static String nothing(CanaryView view) {
        return nothing(page(view));
    }

    private static String nothing(Fold fold) {
        String screen = fold.screen();
        String after = screen.substring(screen.indexOf("IF NOTHING") + "IF NOTHING".length());
        return String.join(" ", after.lines().limit(2).map(String::strip).toList()).strip();
    }

    private static CanaryView held(CanaryView view, boolean holds, List<Integer> steps, MetricGate... gates) {
        CanaryIntent it = view.intent().orElseThrow();
        Terms terms = gates.length == 0 ? it.terms() : new Terms(
                it.terms().duration(), it.terms().deadline(), it.terms().interval(), 100,
                it.terms().splitTolerance(), List.of(gates), Levels.usual(), it.terms().method());
        return new CanaryView(view.id(), Optional.of(new CanaryIntent(it.id(), it.commit(), it.version(), it.operator(),
                it.host(), it.since(), it.abortBy(), it.from(), terms, steps, it.warmup(), holds, it.source(),
                it.configuration(), it.approvals())), view.states(), view.stages(), view.last(), view.end(),
                view.acceptance());
    }

    private static CanaryView then(CanaryView view, CanaryStage stage, Optional<CanaryEnd> end) {
        List<CanaryState> states = new ArrayList<>(view.states());
        states.add(new CanaryState(view.last() + 1, stage, Scenes.NOW, new Operator("nadja"), "otherhost",
                Optional.of(10), "so", List.of()));
        return new CanaryView(view.id(), view.intent(), states, states.stream().map(CanaryState::stage).toList(),
                view.last() + 1, end, view.acceptance());
    }

    private static CanaryEnd ended(CanaryView view, CanaryStage stage, Verdict verdict) {
        CanaryNow now = CanaryNow.of(view);
        return new CanaryEnd(view.id(), Scenes.NEW, Optional.empty(), Scenes.NOW, Scenes.NOW, stage, verdict,
                CanaryEnd.Cause.METRICS, Scenes.NOW, List.of("so"), now.gates(), view.intent().orElseThrow().terms(),
                view.intervals());
    }

    private static MetricGate errors(Breach breach) {
        return new ErrorRateGate(0.01, breach, Demand.PROOF);
    }

    @Test
    void what_is_undecided_is_inconclusive_at_the_deadline_unless_it_is_proven_before() {
        CanaryView view = Scenes.canary(8, 0);
        assertThat(CanaryNow.of(view).now()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(page(view).screen()).contains("UNDECIDED", ", 200 short", "next look in 15s");
        assertThat(nothing(view)).startsWith(
                "INCONCLUSIVE at the deadline in 1h58m unless proven before: then all traffic goes back");
        assertThat(nothing(held(view, true, List.of(10)))).contains("then it keeps its weight");
        assertThat(nothing(page(view).later(Duration.ofSeconds(10)))).startsWith("INCONCLUSIVE");
        assertThat(page(view).later(Duration.ofSeconds(10)).screen()).contains("next look in 5s");
    }

    @Test
    void harm_whose_breach_is_a_rollback_aborts_it_at_the_next_look() {
        CanaryView view = held(Scenes.canary(40, 40), false, List.of(10), errors(Breach.ROLLBACK));
        assertThat(CanaryNow.of(view).now()).isEqualTo(Verdict.FAIL);
        assertThat(nothing(view)).startsWith("it aborts itself at the next look in 15s");
    }

    @Test
    void harm_whose_breach_is_a_pause_pauses_it_until_the_deadline() {
        CanaryView view = held(Scenes.canary(40, 40), false, List.of(10), errors(Breach.PAUSE));
        assertThat(nothing(view)).startsWith("it is paused at the next look in 15s and waits, at most until the deadline"
                + " in 1h50m; then FAIL, all traffic goes back");
        assertThat(nothing(then(view, CanaryStage.PAUSED, Optional.empty())))
                .startsWith("it is paused and waits, at most until the deadline");
    }

    @Test
    void what_passes_keeps_its_weight_until_it_is_promoted() {
        CanaryView view = held(Scenes.canary(240, 0), false, List.of(10), errors(Breach.ROLLBACK));
        assertThat(CanaryNow.of(view).now()).isEqualTo(Verdict.PASS);
        assertThat(nothing(view)).startsWith("it passes at the next look in 15s and keeps 10 % until it is promoted,"
                + " at most until its abort_by in 2h00m");
        assertThat(nothing(held(view, false, List.of(10, 50)))).startsWith("it gets more traffic when its time at 10 %");
        assertThat(nothing(then(view, CanaryStage.PASSED, Optional.of(ended(view, CanaryStage.PASSED, Verdict.PASS)))))
                .startsWith("it keeps 10 % until it is promoted or aborted, at most until its abort_by in 2h00m");
        assertThat(nothing(then(view, CanaryStage.PAUSED_BY_OPERATOR, Optional.empty())))
                .startsWith("INCONCLUSIVE at the deadline in 1h00m, all traffic goes back");
    }

    @Test
    void one_that_nobody_carries_keeps_its_traffic() {
        assertThat(nothing(page(Scenes.canary(8, 0)).later(Duration.ofMinutes(30)).looked(new ReleaseSeen(
                Scenes.withCanary(Scenes.tested().git(), Scenes.canary(8, 0)), Scenes.live(Scenes.NEW), Scenes.live(Scenes.OLD)))))
                .startsWith("the process that runs it may have stopped: it keeps its traffic until somebody aborts it");
    }

    @Test
    void evidence_past_the_threshold_that_fails_nothing_says_why_in_a_word() {
        MetricGate tolerant = new ErrorRateGate(0.9, Breach.ROLLBACK, Demand.PROOF);
        CanaryView view = held(Scenes.canary(40, 40), false, List.of(10), tolerant);
        assertThat(CanaryNow.of(view).gates().getFirst().eValue())
                .isGreaterThan(CanaryNow.of(view).gates().getFirst().threshold());
        assertThat(page(held(Scenes.canary(40, 40), false, List.of(10), errors(Breach.ROLLBACK))).screen())
                .containsPattern("error_rate .*✗ over \\d+");
        assertThat(CanaryNow.of(view).gates().getFirst().verdict()).isEqualTo(Verdict.PASS);
        CanaryView close = held(Scenes.canary(40, 40), false, List.of(10),
                new ErrorRateGate(0.78, Breach.ROLLBACK, Demand.PROOF));
        assertThat(CanaryNow.of(close).now()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(page(close).screen()).containsPattern("error_rate .*\\? over \\d+, allowed");
        assertThat(page(close).resized(80, 24).screen()).containsPattern("error_rate .*\\? allowed");
        assertThat(page(Scenes.canary(40, 40)).resized(80, 24).screen()).containsPattern("availability .*✗ over \\d+");
    }
}
