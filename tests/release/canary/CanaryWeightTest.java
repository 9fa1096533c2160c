package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.error.ExitCode;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The weight of a canary, set, read back and moved by others. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryWeightTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void a_weight_that_cannot_be_read_back_ends_the_canary_before_it_counts() {
        day.script("read", "echo 50");
        day.script("abort", "echo 0 > weight; echo 'echo 0' > read.sh");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.reasons().toString()).contains("reads 50 %");
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void harm_that_paused_a_canary_stays_shown_when_somebody_moves_its_weight() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        CanaryConclusion conclusion = day.run(olga, new Moments()
                .entered(state -> {
                    if (state.stage() == CanaryStage.PAUSED) {
                        ReleaseDay.write(day.weight(), "35\n");
                    }
                }));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.end(conclusion).cause()).isEqualTo(CanaryEnd.Cause.METRICS);
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void the_last_weight_has_its_time_after_it_was_warm() {
        Seat olga = day.lasting("4s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        olga.reconfigure("warmup: 100ms", "warmup: 2s");
        CanaryConclusion conclusion = day.arrivesByWeight().run(olga);

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.end(conclusion).intervals().stream().filter(one -> one.weight() == 0.2)
                .map(one -> Duration.between(one.from(), one.to())).reduce(Duration.ZERO, Duration::plus))
                .as("half of the 4 s").isGreaterThanOrEqualTo(Duration.ofMillis(1_800));
    }

    @Test
    void somebody_who_moves_the_weight_meanwhile_is_found() {
        day.hasty();
        CanaryConclusion conclusion = day.run(day.operator("Olga", "    on_deadline: hold"),
                Moments.at(2, () -> ReleaseDay.write(day.weight(), "35\n")));

        assertThat(conclusion.reasons().toString()).contains("reads 35 %, at two looks in a row: somebody");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(day.weightNow()).isZero();
    }

    /** So few looks that the first of a weight is its last one. */
    private Seat lookingRarely(String steps) {
        Seat olga = day.lasting("1s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [" + steps + "]");
        olga.reconfigure("interval: 200ms", "interval: 1s");
        return olga;
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "10%, 20%"})
    void a_weight_that_is_not_what_was_set_is_found_however_few_looks_its_time_has(String steps) {
        day.script("set", "echo $1 > weight; touch fresh");
        day.script("read", "if test -e fresh; then rm fresh; cat weight; else echo 11; fi");
        day.script("abort", "echo 0 > weight; touch fresh");
        CanaryConclusion conclusion = day.run(lookingRarely(steps));

        assertThat(conclusion.reasons().toString())
                .contains("the weight was set to 10 %, and reads 11 %, at two looks in a row: somebody");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void a_pass_waits_for_another_look_where_the_weight_reads_otherwise_once() {
        Path once = day.weight().resolveSibling("once");
        day.script("set", "echo $1 > weight; touch fresh once");
        day.script("read", "if test -e fresh; then rm fresh; cat weight; elif test -e once; then rm once; echo 11;"
                + " else cat weight; fi");
        CanaryConclusion conclusion = day.run(lookingRarely("10%"));

        assertThat(conclusion.verdict()).as(conclusion.words()).isEqualTo(Verdict.PASS);
        assertThat(once).doesNotExist();
    }

    @Test
    void a_weight_that_cannot_be_read_does_not_clear_a_doubt() {
        day.script("set", "echo $1 > weight; touch fresh once twice");
        day.script("read", "if test -e fresh; then rm fresh; cat weight; elif test -e once; then rm once; echo 11;"
                + " elif test -e twice; then rm twice; exit 1; else touch again; cat weight; fi");
        CanaryConclusion conclusion = day.run(lookingRarely("10%"));

        assertThat(conclusion.verdict()).as(conclusion.words()).isEqualTo(Verdict.PASS);
        assertThat(day.weight().resolveSibling("again")).as("it was read once more before it passed").exists();
    }

    /** Others must see that somebody looks: else they take it over. */
    @Test
    void a_pass_that_waits_for_its_weight_is_recorded_as_looked_at() {
        Path readable = day.weight().resolveSibling("readable");
        day.script("set", "echo $1 > weight; touch fresh once");
        day.script("read", "if test -e fresh; then rm fresh; cat weight; elif test -e once; then rm once; echo 11;"
                + " elif test -e readable; then cat weight; else exit 1; fi");
        AtomicInteger looks = new AtomicInteger();
        CanaryConclusion conclusion = day.run(lookingRarely("10%"), new Moments()
                .with(Moments.at(4, () -> ReleaseDay.write(readable, "")))
                .entered(state -> looks.addAndGet(state.stage() == CanaryStage.OBSERVED ? 1 : 0)));

        assertThat(conclusion.verdict()).as(conclusion.words()).isEqualTo(Verdict.PASS);
        assertThat(looks).hasValueGreaterThan(1);
    }

    @Test
    void a_weight_that_was_moved_after_it_was_looked_at_is_found_before_a_pass() {
        CanaryConclusion conclusion = day.run(day.operator("Olga"),
                Moments.at(5, () -> ReleaseDay.write(day.weight(), "35\n")));

        assertThat(conclusion.reasons().toString()).contains("reads 35 %, at two looks in a row: somebody");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void a_load_balancer_whose_replicas_settle_after_the_weight_is_set_ends_no_canary() {
        Path settled = day.weight().resolveSibling("settled");
        day.script("set", "echo $1 > weight; touch fresh");
        day.script("read", "if test -e fresh; then rm fresh; cat weight; elif test -e settled; then cat weight;"
                + " else echo 11; fi");
        CanaryConclusion conclusion = day.run(day.operator("Olga"),
                Moments.at(3, () -> ReleaseDay.write(settled, "")));

        assertThat(conclusion.verdict()).as(conclusion.words()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_weight_that_reads_otherwise_at_one_look_ends_no_canary() {
        Path once = day.weight().resolveSibling("once");
        day.script("read", "if test -e once; then rm once; echo 11; else cat weight; fi");
        List<String> steps = new ArrayList<>();
        CanaryListener unready = Moments.at(2, () -> ReleaseDay.write(once, ""));
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new Moments().with(unready)
                .step(words -> steps.add(words)));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.PASS);
        assertThat(once).doesNotExist();
        assertThat(steps).contains("the weight was set to 10 %, and reads 11 %; it is read again at the next look");
    }
}
